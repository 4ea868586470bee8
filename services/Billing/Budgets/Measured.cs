using CloudCrm.Billing.Metering;
using CloudCrm.Contracts.Billing;
using CloudCrm.Contracts.Metering;

namespace CloudCrm.Billing.Budgets;

/// <summary>What a tenant used of its meters, in whole units; what is begun counts as one.</summary>
/// <param name="Start">When the billing period began (UTC).</param>
/// <param name="End">When the next one begins (UTC).</param>
/// <param name="NextEnd">When that one ends (UTC).</param>
/// <param name="Before">Units before the period, by meter.</param>
/// <param name="During">Units in the period, by meter.</param>
/// <param name="Meters">All meters.</param>
/// <param name="Spending">What it costs; null where no budget is in money, and for a tenant without a running account.</param>
internal sealed record Measured(
    DateTimeOffset Start, DateTimeOffset End, DateTimeOffset NextEnd, IReadOnlyDictionary<string, long> Before, IReadOnlyDictionary<string, long> During, MeterTable Meters,
    Spending? Spending = null)
{
    /// <summary>What counts for a budget of a meter.</summary>
    public long Used(string meter) => During.GetValueOrDefault(meter) + (IsLevel(meter) ? Before.GetValueOrDefault(meter) : 0);

    /// <summary>Whether it counts how much there is, not how much comes in a period.</summary>
    public bool IsLevel(string meter) => Meters.Find(meter)?.Aggregation == MeterAggregation.TimeWeighted;

    /// <summary>What is used of a budget: units, or money.</summary>
    public decimal Reached(Budget budget) => budget.Amount is null ? Used(budget.Meter!) : Spending?.Of(budget) ?? 0;

    /// <summary>Whether what is left of its money pays for nothing more.</summary>
    public bool IsFull(Budget budget) => budget.HardCap && Spending?.More(budget, budget.Capped()) == 0;

    /// <summary>How many units of a meter a cap allows in the running period; null for as many as one likes.</summary>
    public long? Allowed(Budget cap, string meter) => cap.Units is { } units
        ? units - (IsLevel(meter) ? Before.GetValueOrDefault(meter) : 0)
        : During.GetValueOrDefault(meter) + Spending?.More(cap, meter);

    /// <summary>How many units of a meter a cap allows in the next period; null for as many as one likes.</summary>
    public long? AllowedNext(Budget cap, string meter) => cap.Units is { } units ? units - (IsLevel(meter) ? Used(meter) : 0) : Spending?.MoreNext(cap, meter);
}

using CloudCrm.Billing.Metering;
using CloudCrm.Contracts.Metering;

namespace CloudCrm.Billing.Budgets;

/// <summary>What a tenant used of its meters, in whole units; what is begun counts as one.</summary>
/// <param name="Start">When the billing period began (UTC).</param>
/// <param name="End">When the next one begins (UTC).</param>
/// <param name="NextEnd">When that one ends (UTC).</param>
/// <param name="Before">Units before the period, by meter.</param>
/// <param name="During">Units in the period, by meter.</param>
/// <param name="Meters">All meters.</param>
internal sealed record Measured(
    DateTimeOffset Start, DateTimeOffset End, DateTimeOffset NextEnd, IReadOnlyDictionary<string, long> Before, IReadOnlyDictionary<string, long> During, MeterTable Meters)
{
    /// <summary>What counts for a budget of a meter.</summary>
    public long Used(string meter) => During.GetValueOrDefault(meter) + (IsLevel(meter) ? Before.GetValueOrDefault(meter) : 0);

    /// <summary>Whether it counts how much there is, not how much comes in a period.</summary>
    public bool IsLevel(string meter) => Meters.Find(meter)?.Aggregation == MeterAggregation.TimeWeighted;
}

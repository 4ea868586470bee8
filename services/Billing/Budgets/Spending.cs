using System.Collections.Immutable;
using CloudCrm.Billing.Rating;
using CloudCrm.Contracts.Billing;

namespace CloudCrm.Billing.Budgets;

/// <summary>What metered usage costs in the running period, and would in the next one. Pure.</summary>
/// <param name="Currency">What it is charged in.</param>
/// <param name="Now">The running period, by meter.</param>
/// <param name="Next">The next one with nothing used but the levels as they stand, by meter.</param>
internal sealed record Spending(Currency Currency, ImmutableDictionary<string, MeterSpending> Now, ImmutableDictionary<string, MeterSpending> Next)
{
    /// <summary>What counts for a budget; null for one in units, and for one in another currency.</summary>
    public decimal? Of(Budget budget) => budget.Amount is null || budget.Currency != Currency.Code ? null : Sum(Now, budget.Meter);

    /// <summary>How many more units of a meter a budget pays for; null where it doesn't say.</summary>
    public long? More(Budget budget, string meter) => More(Now, budget, meter);

    /// <summary>How many more units of a meter than stand at its beginning a budget pays for in the next period; null where it doesn't say.</summary>
    public long? MoreNext(Budget budget, string meter) => More(Next, budget, meter);

    private long? More(ImmutableDictionary<string, MeterSpending> period, Budget budget, string meter)
    {
        if (budget.Amount is not { } amount || budget.Currency != Currency.Code || !period.TryGetValue(meter, out var own))
            return null;
        return own.Within(amount - Sum(period, budget.Meter) + own.Spent);
    }

    private static decimal Sum(ImmutableDictionary<string, MeterSpending> period, string? meter) =>
        meter is null ? period.Values.Sum(it => it.Spent) : period.GetValueOrDefault(meter)?.Spent ?? 0;
}

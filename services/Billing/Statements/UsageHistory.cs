using System.Collections.Immutable;
using CloudCrm.Contracts.Metering;

namespace CloudCrm.Billing.Statements;

/// <summary>What a forecast of the running period rests on: the days before today, and how much of the period is left.</summary>
internal sealed record UsageHistory
{
    /// <summary>The most days that are looked at: four of each weekday.</summary>
    public const int DaysMax = 28;

    /// <summary>With fewer whole days nothing is forecast.</summary>
    public const int DaysMin = 3;

    /// <summary>The tenant's day that is running.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>The part of today that is still to come, from 0 to 1.</summary>
    public required decimal TodayLeft { get; init; }

    /// <summary>How many whole days before today are known, at most <see cref="DaysMax"/>; the day of the opening is none.</summary>
    public required int Days { get; init; }

    /// <summary>By code; a meter whose quantity is a level over time is not here: it stays at its level.</summary>
    public required ImmutableDictionary<string, MeterHistory> Meters { get; init; }
}

/// <summary>The days of a meter before today.</summary>
/// <param name="Aggregation">What makes a quantity of its values.</param>
/// <param name="UnitSize">How many of the ledger's units make one priced unit.</param>
/// <param name="Days">
/// What it counted a day, in the ledger's units, yesterday last: the day's sum, the values that came first in their billing period on it, the greatest or
/// latest value (null on a day without one).
/// </param>
/// <param name="Before">Of a meter that counts different values: those that came first, on each day of the whole billing period before; empty where that is not known.</param>
/// <param name="Events">In how many events, where its price charges each.</param>
internal sealed record MeterHistory(MeterAggregation Aggregation, decimal UnitSize, ImmutableArray<long?> Days, ImmutableArray<long> Before, long Events)
{
    /// <summary>All days together.</summary>
    public decimal Sum => Days.Sum(day => (decimal)(day ?? 0));
}

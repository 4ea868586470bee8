namespace CloudCrm.Billing.Invoices.Proof;

/// <summary>A stretch of time between two UTC quarter-hours.</summary>
/// <param name="From">Start, inclusive.</param>
/// <param name="To">End, exclusive.</param>
public readonly record struct UsageSpan(DateTimeOffset From, DateTimeOffset To)
{
    private static readonly long s_quarter = TimeSpan.FromMinutes(15).Ticks;

    /// <summary>Its quarter-hours.</summary>
    internal long Quarters => (To - From).Ticks / s_quarter;

    /// <summary>Whether it has an instant.</summary>
    public bool Has(DateTimeOffset at) => From <= at && at < To;

    /// <summary>The whole quarter-hours after the one that an instant is in, up to its end.</summary>
    internal long QuartersAfter(DateTimeOffset at) => ((To.UtcTicks - (at.UtcTicks - (at.UtcTicks % s_quarter))) / s_quarter) - 1;
}

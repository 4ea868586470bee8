namespace CloudCrm.Billing.Usage;

/// <summary>The stretch of time that a rollup row sums. Stored as its number.</summary>
public enum RollupSpan : short
{
    /// <summary>A quarter of an hour.</summary>
    Quarter = 0,

    /// <summary>A UTC day.</summary>
    Day = 1,

    /// <summary>A UTC calendar month.</summary>
    Month = 2,

    /// <summary>A day in the tenant's time zone; only for <see cref="RollupDimension.None"/>.</summary>
    TenantDay = 3,
}

/// <summary>What a rollup row is split by. Stored as its number.</summary>
public enum RollupDimension : short
{
    /// <summary>By meter only.</summary>
    None = 0,

    /// <summary>By meter and channel.</summary>
    Channel = 1,

    /// <summary>By meter and user.</summary>
    User = 2,
}

/// <summary>Where the spans of an instant begin.</summary>
internal static class RollupSpans
{
    /// <summary>The length of the shortest span; what may be asked for begins and ends on it.</summary>
    public static readonly TimeSpan Quarter = TimeSpan.FromMinutes(15);

    /// <summary>The start of the UTC span that an instant is in.</summary>
    public static DateTimeOffset Floor(this DateTimeOffset instant, RollupSpan span)
    {
        var ticks = instant.UtcTicks;
        return span switch
        {
            RollupSpan.Quarter => new(ticks - (ticks % Quarter.Ticks), TimeSpan.Zero),
            RollupSpan.Day => new(ticks - (ticks % TimeSpan.TicksPerDay), TimeSpan.Zero),
            RollupSpan.Month => new(instant.UtcDateTime.Year, instant.UtcDateTime.Month, 1, 0, 0, 0, TimeSpan.Zero),
            RollupSpan.TenantDay => throw new ArgumentException("The tenant's calendar knows its days.", nameof(span)),
            _ => throw new ArgumentOutOfRangeException(nameof(span), span, null),
        };
    }

    /// <summary>The start of the UTC span after the one that begins at <paramref name="start"/>.</summary>
    public static DateTimeOffset Next(this DateTimeOffset start, RollupSpan span) => span switch
    {
        RollupSpan.Quarter => start + Quarter,
        RollupSpan.Day => start.AddDays(1),
        RollupSpan.Month => start.AddMonths(1),
        RollupSpan.TenantDay => throw new ArgumentException("The tenant's calendar knows its days.", nameof(span)),
        _ => throw new ArgumentOutOfRangeException(nameof(span), span, null),
    };
}

namespace CloudCrm.Foundation.Data;

/// <summary>Instants as both databases keep them: UTC, whole microseconds.</summary>
public static class Instants
{
    /// <summary>Now, as a row read back will say it. Grains take their times from here, so that state in memory equals state in rows.</summary>
    public static DateTimeOffset Instant(this TimeProvider time) => time.GetUtcNow().ToInstant();

    /// <summary>The same instant in UTC, cut (never rounded up) to whole microseconds.</summary>
    public static DateTimeOffset ToInstant(this DateTimeOffset value)
    {
        var ticks = value.UtcTicks;
        return new(ticks - (ticks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
    }

    /// <summary>Microseconds since 1970, as SQLite keeps an instant: for SQL of one's own, which knows nothing of the model's conversions.</summary>
    public static long ToMicroseconds(this DateTimeOffset value) => Model.InstantConverter.ToMicroseconds(value);
}

namespace CloudCrm.Crm;

/// <summary>Instants as both databases keep them: UTC, whole microseconds. What is in memory then equals what is read back.</summary>
internal static class Instants
{
    /// <summary>The present instant.</summary>
    public static DateTimeOffset Now(this TimeProvider time) => time.GetUtcNow().ToMicroseconds();

    /// <summary>The same instant in UTC, cut to whole microseconds.</summary>
    public static DateTimeOffset ToMicroseconds(this DateTimeOffset at) => new(at.UtcTicks - at.UtcTicks % TimeSpan.TicksPerMicrosecond, TimeSpan.Zero);
}

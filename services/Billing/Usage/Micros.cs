namespace CloudCrm.Billing.Usage;

/// <summary>Instants as Unix microseconds: how they travel in the JSON that statements take.</summary>
internal static class Micros
{
    public static long ToMicros(this DateTimeOffset instant) => (instant.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    public static DateTimeOffset FromMicros(long value) => new(DateTimeOffset.UnixEpoch.Ticks + (value * TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
}

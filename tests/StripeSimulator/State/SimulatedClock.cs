namespace CloudCrm.StripeSimulator.State;

/// <summary>The clock of everything that has no test clock of its own.</summary>
internal sealed class SimulatedClock
{
    private readonly TimeProvider _time;
    private TimeSpan _ahead;

    public SimulatedClock(SimulatorOptions options)
    {
        _time = options.Time;
        if (options.Now is { } now)
            Set(now);
    }

    public DateTimeOffset Now => _time.GetUtcNow() + _ahead;

    /// <summary>Seconds since 1970.</summary>
    public long Seconds => Now.ToUnixTimeSeconds();

    public void Set(DateTimeOffset now) => _ahead = now - _time.GetUtcNow();
}

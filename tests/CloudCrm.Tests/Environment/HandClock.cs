namespace CloudCrm.Tests;

/// <summary>A clock that tells the time it was set to; timers run as usual.</summary>
public sealed class HandClock(DateTimeOffset now) : TimeProvider
{
    private long _ticks = now.UtcTicks;

    /// <summary>The instant it tells.</summary>
    public DateTimeOffset Now
    {
        get => new(Volatile.Read(ref _ticks), TimeSpan.Zero);
        set => Volatile.Write(ref _ticks, value.UtcTicks);
    }

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => Now;
}

namespace CloudCrm.Host.Demo;

/// <summary>The system's clock, moved by as much as somebody likes. Timers tick in real time, so nothing hangs that waits for one.</summary>
/// <param name="ahead">How far ahead of the system it begins; negative where it is behind.</param>
public sealed class ShiftedTime(TimeSpan ahead = default) : TimeProvider
{
    private long _ticksAhead = ahead.Ticks;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + new TimeSpan(Interlocked.Read(ref _ticksAhead));

    /// <inheritdoc/>
    public override long GetTimestamp() => System.GetTimestamp() + (Interlocked.Read(ref _ticksAhead) * (System.TimestampFrequency / TimeSpan.TicksPerSecond));

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        System.CreateTimer(callback, state, dueTime, period);

    /// <summary>Makes it the clock of a product that is being put together; calls between grains keep waiting in real time.</summary>
    public void Govern(WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<TimeProvider>(this);
        builder.Services.AddKeyedSingleton(Orleans.Runtime.TimeProviderNames.Messaging, System);
    }

    /// <summary>Lets time pass.</summary>
    public void Advance(TimeSpan by) => Interlocked.Add(ref _ticksAhead, by.Ticks);

    /// <summary>Lets time pass until an instant, but never the real present; one that is over changes nothing.</summary>
    public void AdvanceTo(DateTimeOffset at)
    {
        var present = System.GetUtcNow();
        if ((at < present ? at : present) - GetUtcNow() is { Ticks: > 0 } by)
            Advance(by);
    }
}

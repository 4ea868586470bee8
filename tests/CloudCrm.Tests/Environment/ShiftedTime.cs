namespace CloudCrm.Tests;

/// <summary>The system's clock, ahead by as much as a test likes. Timers tick in real time, so nothing hangs that waits for one.</summary>
public sealed class ShiftedTime : TimeProvider
{
    private long _ticksAhead;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + new TimeSpan(Interlocked.Read(ref _ticksAhead));

    public override long GetTimestamp() => System.GetTimestamp() + (Interlocked.Read(ref _ticksAhead) * (System.TimestampFrequency / TimeSpan.TicksPerSecond));

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        System.CreateTimer(callback, state, dueTime, period);

    /// <summary>Lets time pass.</summary>
    public void Advance(TimeSpan by) => Interlocked.Add(ref _ticksAhead, by.Ticks);
}

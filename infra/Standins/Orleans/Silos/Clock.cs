namespace Orleans.Runtime;

/// <summary>Milliseconds of a clock, cheap when it is the system's own.</summary>
internal sealed class Clock(TimeProvider time)
{
    private readonly bool _system = ReferenceEquals(time, TimeProvider.System);

    public long Now => _system ? Environment.TickCount64 : (long)((Int128)time.GetTimestamp() * 1000 / time.TimestampFrequency);

    public ITimer Timer(TimerCallback callback) => time.CreateTimer(callback, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
}

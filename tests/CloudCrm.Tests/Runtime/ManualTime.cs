namespace CloudCrm.Tests.Runtime;

/// <summary>A clock that stands still until a test moves it.</summary>
sealed class ManualTime : TimeProvider
{
    readonly Lock gate = new();
    readonly HashSet<ManualTimer> armed = [];
    DateTimeOffset now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Timers that wait.</summary>
    public int Armed
    {
        get
        {
            lock (gate) return armed.Count;
        }
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate) return now;
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    /// <summary>Moves the clock and fires what is due then, each timer once.</summary>
    public void Advance(TimeSpan span)
    {
        List<ManualTimer> due;
        lock (gate)
        {
            now += span;
            due = [.. armed.Where(timer => timer.At <= now).OrderBy(timer => timer.At)];
            armed.ExceptWith(due);
        }

        foreach (var timer in due) timer.Fire();
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    sealed class ManualTimer(ManualTime clock, TimerCallback callback, object? state) : ITimer
    {
        TimeSpan every;

        public DateTimeOffset At { get; private set; }

        public void Fire()
        {
            if (every != Timeout.InfiniteTimeSpan) Change(every, every);
            callback(state);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock.gate)
            {
                every = period;
                clock.armed.Remove(this);
                if (dueTime == Timeout.InfiniteTimeSpan) return true;
                At = clock.now + dueTime;
                clock.armed.Add(this);
                return true;
            }
        }

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}

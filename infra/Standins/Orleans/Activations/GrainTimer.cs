namespace Orleans.Runtime;

/// <summary>A timer whose ticks are calls of its grain.</summary>
sealed class GrainTimer : IGrainTimer
{
    readonly Activation activation;
    readonly Func<CancellationToken, Task> callback;
    readonly CancellationTokenSource stopping = new();
    readonly ITimer timer;
    TimeSpan dueTime = Timeout.InfiniteTimeSpan;
    TimeSpan period = Timeout.InfiniteTimeSpan;
    bool changed;
    bool firing;

    public GrainTimer(Activation activation, Func<CancellationToken, Task> callback, GrainTimerCreationOptions options)
    {
        this.activation = activation;
        this.callback = callback;
        Interleave = options.Interleave;
        KeepAlive = options.KeepAlive;
        timer = activation.Class.Silo.Clocks.GrainTimer(static self => ((GrainTimer)self!).Fire(), this);
    }

    public bool Interleave { get; }

    public bool KeepAlive { get; }

    public void Change(TimeSpan dueTime, TimeSpan period)
    {
        Validate(dueTime, nameof(dueTime));
        Validate(period, nameof(period));
        this.dueTime = dueTime;
        this.period = period;
        changed = true;

        // In a tick the change counts from the tick's end.
        if (!firing) Set(dueTime);
    }

    public void Dispose()
    {
        stopping.Cancel();
        timer.Dispose();
        activation.Forget(this);
    }

    public async ValueTask Tick()
    {
        if (stopping.IsCancellationRequested) return;
        changed = false;
        try
        {
            await callback(stopping.Token);
        }
        finally
        {
            firing = false;
            if (!stopping.IsCancellationRequested) Set(changed ? dueTime : period);
        }
    }

    static void Validate(TimeSpan time, string name)
    {
        const uint Longest = 0xfffffffe;
        var milliseconds = (long)time.TotalMilliseconds;
        ArgumentOutOfRangeException.ThrowIfLessThan(milliseconds, -1, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(milliseconds, Longest, name);
    }

    void Fire()
    {
        firing = true;
        activation.Receive(new TimerTick(this, activation.GrainReference));
    }

    void Set(TimeSpan due) => timer.Change(due, Timeout.InfiniteTimeSpan);
}

namespace Orleans.Runtime;

/// <summary>A timer whose ticks are calls of its grain.</summary>
internal sealed class GrainTimer : IGrainTimer
{
    private readonly Activation _activation;
    private readonly Func<CancellationToken, Task> _callback;
    private readonly CancellationTokenSource _stopping = new();
    private readonly ITimer _timer;
    private TimeSpan _dueTime = Timeout.InfiniteTimeSpan;
    private TimeSpan _period = Timeout.InfiniteTimeSpan;
    private bool _changed;
    private bool _firing;

    public GrainTimer(Activation activation, Func<CancellationToken, Task> callback, GrainTimerCreationOptions options)
    {
        _activation = activation;
        _callback = callback;
        Interleave = options.Interleave;
        KeepAlive = options.KeepAlive;
        _timer = activation.Class.Silo.Clocks.GrainTimer(static self => ((GrainTimer)self!).Fire(), this);
    }

    public bool Interleave { get; }

    public bool KeepAlive { get; }

    public void Change(TimeSpan dueTime, TimeSpan period)
    {
        Validate(dueTime, nameof(dueTime));
        Validate(period, nameof(period));
        _dueTime = dueTime;
        _period = period;
        _changed = true;

        // In a tick the change counts from the tick's end.
        if (!_firing) Set(dueTime);
    }

    public void Dispose()
    {
        _stopping.Cancel();
        _timer.Dispose();
        _activation.Forget(this);
    }

    public async ValueTask Tick()
    {
        if (_stopping.IsCancellationRequested) return;
        _changed = false;
        try
        {
            await _callback(_stopping.Token);
        }
        finally
        {
            _firing = false;
            if (!_stopping.IsCancellationRequested) Set(_changed ? _dueTime : _period);
        }
    }

    private static void Validate(TimeSpan time, string name)
    {
        const uint Longest = 0xfffffffe;
        var milliseconds = (long)time.TotalMilliseconds;
        ArgumentOutOfRangeException.ThrowIfLessThan(milliseconds, -1, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(milliseconds, Longest, name);
    }

    private void Fire()
    {
        _firing = true;
        _activation.Receive(new TimerTick(this, _activation.GrainReference));
    }

    private void Set(TimeSpan due) => _timer.Change(due, Timeout.InfiniteTimeSpan);
}

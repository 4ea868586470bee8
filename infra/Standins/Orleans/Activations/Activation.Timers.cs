namespace Orleans.Runtime;

/// <summary>Timers.</summary>
internal partial class Activation
{
    public IGrainTimer RegisterTimer(Func<CancellationToken, Task> callback, GrainTimerCreationOptions options)
    {
        if (TaskScheduler.Current != this)
            throw new InvalidOperationException("A grain timer is registered in a turn of its grain: not outside of it, nor in Task.Run.");
        var timer = new GrainTimer(this, callback, options);
        lock (_gate)
        {
            _extras ??= new();
            (_extras.Timers ??= []).Add(timer);
        }

        timer.Change(options.DueTime, options.Period);
        return timer;
    }

    public void Forget(GrainTimer timer)
    {
        lock (_gate)
        {
            if (_extras?.Timers is not { } timers) return;
            timers.Remove(timer);
            if (timers.Count == 0) _extras.Timers = null;
        }
    }

    private void StopTimers()
    {
        HashSet<GrainTimer>? timers;
        lock (_gate)
        {
            timers = _extras?.Timers;
            if (timers is not null) _extras!.Timers = null;
        }

        foreach (var timer in timers ?? []) timer.Dispose();
    }
}

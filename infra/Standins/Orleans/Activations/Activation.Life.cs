using Orleans.Calls;

namespace Orleans.Runtime;

/// <summary>From the first call to the last.</summary>
internal partial class Activation
{
    public Task Deactivated
    {
        get
        {
            lock (_gate)
            {
                _extras ??= new();
                _extras.Deactivated ??= new(TaskCreationOptions.RunContinuationsAsynchronously);
                if (_state == ActivationState.Gone) _extras.Deactivated.TrySetResult();
                return _extras.Deactivated.Task;
            }
        }
    }

    public void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default)
    {
        CancellationTokenSource? activating;
        lock (_gate)
        {
            if (_state is ActivationState.Deactivating or ActivationState.Gone) return;
            _extras ??= new();
            _extras.Reason = deactivationReason;
            _extras.DeactivationToken = cancellationToken;
            activating = _extras.Activating;
            _wasValid = _state == ActivationState.Valid;

            // While it activates, the end of that goes on with this.
            _finishing = _state == ActivationState.Activating;
            _state = ActivationState.Deactivating;
            if (!_scheduled)
            {
                _scheduled = true;
                Visit();
            }
        }

        activating?.Cancel();
    }

    public void DelayDeactivation(TimeSpan span)
    {
        var until =
            span == Timeout.InfiniteTimeSpan || span == TimeSpan.MaxValue ? long.MaxValue
            : span <= TimeSpan.Zero ? long.MinValue
            : Class.Silo.Clocks.Collection.Now + (long)span.TotalMilliseconds;
        lock (_gate)
        {
            _extras ??= new();
            _extras.KeepAliveUntil = until;
        }
    }

    /// <summary>Deactivates the grain when it has been idle for too long.</summary>
    /// <returns>The task of its end, or null when it stays.</returns>
    public Task? Collect(long now)
    {
        lock (_gate)
        {
            if (_state != ActivationState.Valid || !_waiting.IsEmpty || !_running.IsEmpty || _scheduled) return null;
            if (now - _usedAt < Class.AgeLimit || _extras?.KeepAliveUntil > now) return null;
            if (!Class.HasOnDeactivate && _extras is null && !Class.Disposes)
            {
                // Nothing to run: no turn is needed.
                _state = ActivationState.Gone;
                Class.Forget(Key, this);
                GrainInstance = null;
                return Task.CompletedTask;
            }
        }

        Deactivate(new(DeactivationReasonCode.ActivationIdle, "The grain was idle."));
        return Deactivated;
    }

    private void LiveOn()
    {
        bool activate;
        lock (_gate)
        {
            activate = _state == ActivationState.Creating;
            if (activate) _state = ActivationState.Activating;
            else _finishing = true;
        }

        _ = activate ? Activate() : Finish();
    }

    /// <summary>The process stops and this activation did not end in time: nobody is to wait for it.</summary>
    public void Abandon()
    {
        List<GrainCall> left;
        lock (_gate) left = [.. _waiting.ToList(), .. _running.ToList()];
        foreach (var call in left)
            call.Fail(new SiloUnavailableException($"The grain runtime of this process stopped before {call} was answered."));
    }
}

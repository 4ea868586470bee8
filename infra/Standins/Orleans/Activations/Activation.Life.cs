using Orleans.Calls;

namespace Orleans.Runtime;

/// <summary>From the first call to the last.</summary>
partial class Activation
{
    public Task Deactivated
    {
        get
        {
            lock (gate)
            {
                extras ??= new();
                extras.Deactivated ??= new(TaskCreationOptions.RunContinuationsAsynchronously);
                if (state == ActivationState.Gone) extras.Deactivated.TrySetResult();
                return extras.Deactivated.Task;
            }
        }
    }

    public void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default)
    {
        CancellationTokenSource? activating;
        lock (gate)
        {
            if (state is ActivationState.Deactivating or ActivationState.Gone) return;
            extras ??= new();
            extras.Reason = deactivationReason;
            extras.DeactivationToken = cancellationToken;
            activating = extras.Activating;
            wasValid = state == ActivationState.Valid;

            // While it activates, the end of that goes on with this.
            finishing = state == ActivationState.Activating;
            state = ActivationState.Deactivating;
            if (!scheduled)
            {
                scheduled = true;
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
        lock (gate)
        {
            extras ??= new();
            extras.KeepAliveUntil = until;
        }
    }

    /// <summary>Deactivates the grain when it has been idle for too long.</summary>
    /// <returns>The task of its end, or null when it stays.</returns>
    public Task? Collect(long now)
    {
        lock (gate)
        {
            if (state != ActivationState.Valid || !waiting.IsEmpty || !running.IsEmpty || scheduled) return null;
            if (now - usedAt < Class.AgeLimit || extras?.KeepAliveUntil > now) return null;
            if (!Class.HasOnDeactivate && extras is null && !Class.Disposes)
            {
                // Nothing to run: no turn is needed.
                state = ActivationState.Gone;
                Class.Forget(Key, this);
                GrainInstance = null;
                return Task.CompletedTask;
            }
        }

        Deactivate(new(DeactivationReasonCode.ActivationIdle, "The grain was idle."));
        return Deactivated;
    }

    void LiveOn()
    {
        bool activate;
        lock (gate)
        {
            activate = state == ActivationState.Creating;
            if (activate) state = ActivationState.Activating;
            else finishing = true;
        }

        _ = activate ? Activate() : Finish();
    }

    /// <summary>The process stops and this activation did not end in time: nobody is to wait for it.</summary>
    public void Abandon()
    {
        List<GrainCall> left;
        lock (gate) left = [.. waiting.ToList(), .. running.ToList()];
        foreach (var call in left)
            call.Fail(new SiloUnavailableException($"The grain runtime of this process stopped before {call} was answered."));
    }
}

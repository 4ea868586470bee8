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
        var now = Class.Silo.Clocks.Collection.Now;
        Extras.KeepAliveUntil =
            span == Timeout.InfiniteTimeSpan || span == TimeSpan.MaxValue ? long.MaxValue
            : span <= TimeSpan.Zero ? long.MinValue
            : now + (long)span.TotalMilliseconds;
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

    async Task Activate()
    {
        try
        {
            RequestContext.Values = FirstContext();
            Construct();
            if (Class.HasOnActivate) await RunOnActivate();
            lock (gate)
            {
                if (state == ActivationState.Activating) state = ActivationState.Valid;
                else finishing = false;
            }
        }
        catch (Exception exception)
        {
            lock (gate)
            {
                if (state == ActivationState.Deactivating)
                {
                    finishing = false;
                    return;
                }

                state = ActivationState.Deactivating;
                finishing = true;
            }

            Class.Silo.LogActivationFailed(exception, GrainId);
            await End(exception);
        }
    }

    Dictionary<string, object>? FirstContext()
    {
        lock (gate) return waiting.First?.Context;
    }

    void Construct()
    {
        Constructing = this;
        try
        {
            GrainInstance = Class.Activator.Create(this);
        }
        finally
        {
            Constructing = null;
        }
    }

    async Task RunOnActivate()
    {
        using var limit = new CancellationTokenSource(Class.Silo.Collection.ActivationTimeout);
        var kept = Extras;
        kept.Activating = limit;
        try
        {
            await ((IGrainBase)GrainInstance!).OnActivateAsync(limit.Token).WaitAsync(limit.Token);
        }
        finally
        {
            lock (gate)
            {
                kept.Activating = null;
                if (kept.IsEmpty && state == ActivationState.Activating) extras = null;
            }
        }
    }

    async Task Finish()
    {
        StopTimers();
        if (wasValid && Class.HasOnDeactivate)
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(Extras.DeactivationToken);
            limit.CancelAfter(Class.Silo.Collection.DeactivationTimeout);
            try
            {
                await ((IGrainBase)GrainInstance!).OnDeactivateAsync(Extras.Reason, limit.Token).WaitAsync(limit.Token);
            }
            catch (Exception exception)
            {
                Class.Silo.LogDeactivationFailed(exception, GrainId);
            }
        }

        await End(null);
    }

    /// <summary>Leaves the directory first, so that the calls that waited find a new activation.</summary>
    async Task End(Exception? failure)
    {
        StopTimers();
        await Class.Activator.Release(this);
        if (Extras.Pool is { } pool) pool.Forget(this);
        else Class.Forget(Key, this);
        List<GrainCall> left;
        lock (gate)
        {
            state = ActivationState.Gone;
            left = waiting.ToList();
            waiting = default;
            foreach (var call in left) call.Next = call.Previous = null;
            GrainInstance = null;
            extras!.Deactivated?.TrySetResult();
        }

        foreach (var call in left)
        {
            if (call.IsTick || call.Answered) continue;
            if (failure is null) Class.Silo.Forward(call);
            else call.Fail(failure);
        }
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

using Orleans.Calls;

namespace Orleans.Runtime;

/// <summary>Going away.</summary>
partial class Activation
{
    async Task Finish()
    {
        StopTimers();
        if (wasValid && Class.HasOnDeactivate)
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(extras!.DeactivationToken);
            limit.CancelAfter(Class.Silo.Collection.DeactivationTimeout);
            try
            {
                await ((IGrainBase)GrainInstance!).OnDeactivateAsync(extras!.Reason, limit.Token).WaitAsync(limit.Token);
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
        await Class.Activator.Release(this, extras?.Scope);
        if (extras?.Pool is { } pool) pool.Forget(this);
        else Class.Forget(Key, this);
        List<GrainCall> left;
        lock (gate)
        {
            state = ActivationState.Gone;
            left = waiting.ToList();
            waiting = default;
            foreach (var call in left) call.Next = call.Previous = null;
            GrainInstance = null;
            extras?.Deactivated?.TrySetResult();
        }

        foreach (var call in left)
        {
            if (call.IsTick || call.Answered) continue;
            if (failure is null) Class.Silo.Forward(call);
            else call.Fail(failure);
        }
    }
}

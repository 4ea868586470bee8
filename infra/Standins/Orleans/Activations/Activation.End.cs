using Orleans.Calls;

namespace Orleans.Runtime;

/// <summary>Going away.</summary>
internal partial class Activation
{
    private async Task Finish()
    {
        StopTimers();
        if (_wasValid && Class.HasOnDeactivate)
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(_extras!.DeactivationToken);
            limit.CancelAfter(Class.Silo.Collection.DeactivationTimeout);
            try
            {
                await ((IGrainBase)GrainInstance!).OnDeactivateAsync(_extras!.Reason, limit.Token).WaitAsync(limit.Token);
            }
            catch (Exception exception)
            {
                Class.Silo.LogDeactivationFailed(exception, GrainId);
            }
        }

        await End(null);
    }

    /// <summary>Leaves the directory first, so that the calls that waited find a new activation.</summary>
    private async Task End(Exception? failure)
    {
        StopTimers();
        await Class.Activator.Release(this, _extras?.Scope);
        if (_extras?.Pool is { } pool) pool.Forget(this);
        else Class.Forget(Key, this);
        List<GrainCall> left;
        lock (_gate)
        {
            _state = ActivationState.Gone;
            left = _waiting.ToList();
            _waiting = default;
            foreach (var call in left) call.Next = call.Previous = null;
            GrainInstance = null;
            _extras?.Deactivated?.TrySetResult();
        }

        foreach (var call in left)
        {
            if (call.IsTick || call.Answered) continue;
            if (failure is null) Class.Silo.Forward(call);
            else call.Fail(failure);
        }
    }
}

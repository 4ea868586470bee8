using CloudCrm.Foundation.Data;

namespace CloudCrm.Foundation.Scheduling;

/// <summary>Raised after a commit that scheduled work for now or soon, so that the scheduler of this process need not wait for its next look. For one waiter.</summary>
public sealed class DueSignal<TDb>(TimeProvider time) : IDisposable where TDb : TenantDb
{
    private readonly SemaphoreSlim _raised = new(0, 1);
    private readonly Lock _lock = new();

    /// <summary>Work was scheduled for <paramref name="dueAt"/>.</summary>
    public void Scheduled(DateTimeOffset dueAt)
    {
        if (dueAt - time.GetUtcNow() > SchedulerLimits.PollMax)
            return;
        lock (_lock)
        {
            if (_raised.CurrentCount == 0)
                _raised.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _raised.Dispose();

    /// <summary>Returns when it was raised, or after <paramref name="max"/>.</summary>
    internal async Task Wait(TimeSpan max, CancellationToken cancellation)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var raised = _raised.WaitAsync(ended.Token);
        await Task.WhenAny(raised, Task.Delay(max, time, ended.Token));
        await ended.CancelAsync();
        await ((Task)raised).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellation.ThrowIfCancellationRequested();
    }
}

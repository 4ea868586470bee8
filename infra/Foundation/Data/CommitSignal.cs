namespace CloudCrm.Foundation.Data;

/// <summary>Raised after commits, so that who waits for what they left need not poll. For one waiter.</summary>
public abstract class CommitSignal
{
    private TaskCompletionSource _next = Fresh();

    /// <summary>There is something.</summary>
    public void Set() => Volatile.Read(ref _next).TrySetResult();

    /// <summary>Returns at the next <see cref="Set"/>, at once if there was one since the last wait, or after <paramref name="max"/>: other processes write too.</summary>
    public async Task WaitAsync(TimeSpan max, CancellationToken cancellation)
    {
        await _next.Task.WaitAsync(max, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellation.ThrowIfCancellationRequested();
        if (_next.Task.IsCompleted)
            Volatile.Write(ref _next, Fresh());
    }

    private static TaskCompletionSource Fresh() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}

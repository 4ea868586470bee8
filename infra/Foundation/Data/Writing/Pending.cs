namespace CloudCrm.Foundation.Data.Writing;

/// <summary>Something that waits in a writer's queue for its answer.</summary>
internal abstract class Pending
{
    private readonly TaskCompletionSource<CommitResult> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenRegistration _registration;
    private int _taken;

    protected Pending(CancellationToken cancellation)
    {
        if (cancellation.CanBeCanceled)
            _registration = cancellation.UnsafeRegister(static (pending, token) => ((Pending)pending!).Cancel(token), this);
    }

    public Task<CommitResult> Answer => _answer.Task;

    /// <summary>The writer takes it; false when its caller gave up before.</summary>
    public bool Take()
    {
        _registration.Unregister();
        return Interlocked.Exchange(ref _taken, 1) == 0;
    }

    public void Complete(CommitResult result) => _answer.TrySetResult(result);

    public void Fail(Exception exception) => _answer.TrySetException(exception);

    private void Cancel(CancellationToken cancellation)
    {
        if (Interlocked.Exchange(ref _taken, 1) == 0)
            _answer.TrySetCanceled(cancellation);
    }
}

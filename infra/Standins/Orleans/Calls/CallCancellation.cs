namespace Orleans.Calls;

/// <summary>Carries a caller's cancellation to the callee.</summary>
internal sealed class CallCancellation(GrainCall call) : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private CancellationTokenRegistration _registration;
    private bool _ended;

    public CancellationToken Token => _source.Token;

    public void Follow(CancellationToken callers)
    {
        _registration = callers.UnsafeRegister(static (state, token) => ((CallCancellation)state!).Cancel(token), this);
        if (call.Answered) StopFollowing();
    }

    public void StopFollowing() => _registration.Unregister();

    public void Dispose()
    {
        _ended = true;
        StopFollowing();
        _source.Dispose();
    }

    /// <summary>The caller has its answer at once. A call that waits is dropped, a running one learns of it in a turn.</summary>
    private void Cancel(CancellationToken callers)
    {
        call.Fail(new OperationCanceledException(callers));
        if (!call.Runs) return;
        call.At!.RunInTurn(() =>
        {
            if (!_ended) _source.Cancel();
        });
    }
}

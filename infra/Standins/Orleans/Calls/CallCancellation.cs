namespace Orleans.Calls;

/// <summary>Carries a caller's cancellation to the callee.</summary>
sealed class CallCancellation(GrainCall call) : IDisposable
{
    readonly CancellationTokenSource source = new();
    CancellationTokenRegistration registration;
    bool ended;

    public CancellationToken Token => source.Token;

    public void Follow(CancellationToken callers)
    {
        registration = callers.UnsafeRegister(static (state, token) => ((CallCancellation)state!).Cancel(token), this);
        if (call.Answered) StopFollowing();
    }

    public void StopFollowing() => registration.Unregister();

    public void Dispose()
    {
        ended = true;
        StopFollowing();
        source.Dispose();
    }

    /// <summary>The caller has its answer at once. A call that waits is dropped, a running one learns of it in a turn.</summary>
    void Cancel(CancellationToken callers)
    {
        call.Fail(new OperationCanceledException(callers));
        if (!call.Runs) return;
        call.At!.RunInTurn(() =>
        {
            if (!ended) source.Cancel();
        });
    }
}

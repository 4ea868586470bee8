namespace Orleans.Calls;

/// <summary>A call that answers with a value.</summary>
internal abstract class GrainCall<T> : GrainCall
{
    private readonly TaskCompletionSource<T> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<T> Completion => _completion.Task;

    public sealed override bool Answered => _completion.Task.IsCompleted;

    /// <summary>Emitted: calls the method with the arguments.</summary>
    public abstract ValueTask<T> Run(object grain);

    public sealed override void Execute(Activation activation)
    {
        if (Answered)
        {
            activation.Ended(this);
            return;
        }

        ValueTask<T> running;
        try
        {
            running = activation.HasFilters ? Filtered(activation) : Run(activation.GrainInstance!);
        }
        catch (Exception exception)
        {
            running = ValueTask.FromException<T>(exception);
        }

        if (!running.IsCompletedSuccessfully)
        {
            _ = Finish(activation, running);
            return;
        }

        Answer(running.Result);
        activation.Ended(this);
    }

    public sealed override void Fail(Exception exception)
    {
        StopFollowing();
        if (exception is OperationCanceledException canceled) _completion.TrySetCanceled(canceled.CancellationToken);
        else _completion.TrySetException(exception);
    }

    public sealed override async Task<object?> InvokeBoxed(object grain) => await Run(grain);

    private async ValueTask<T> Filtered(Activation activation) => (T)(await new FilteredCall(this, activation).Run())!;

    /// <summary>Begins in the turn, so it goes on in a turn too.</summary>
    private async Task Finish(Activation activation, ValueTask<T> running)
    {
        try
        {
            Answer(await running);
        }
        catch (Exception exception)
        {
            Fail(exception);
        }

        activation.Ended(this);
    }

    private void Answer(T result)
    {
        StopFollowing();
        _completion.TrySetResult(result);
    }
}

namespace Orleans.Calls;

/// <summary>A call that answers with no value.</summary>
internal abstract class VoidGrainCall : GrainCall
{
    private readonly TaskCompletionSource _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Completion => _completion.Task;

    public sealed override bool Answered => _completion.Task.IsCompleted;

    /// <summary>Emitted: calls the method with the arguments.</summary>
    public abstract ValueTask Run(object grain);

    public sealed override void Execute(Activation activation)
    {
        if (Answered)
        {
            activation.Ended(this);
            return;
        }

        ValueTask running;
        try
        {
            running = activation.HasFilters ? Filtered(activation) : Run(activation.GrainInstance!);
        }
        catch (Exception exception)
        {
            running = ValueTask.FromException(exception);
        }

        if (!running.IsCompletedSuccessfully)
        {
            _ = Finish(activation, running);
            return;
        }

        Answer();
        activation.Ended(this);
    }

    public sealed override void Fail(Exception exception)
    {
        StopFollowing();
        if (Method.OneWay) _completion.TrySetResult();
        else if (exception is OperationCanceledException canceled) _completion.TrySetCanceled(canceled.CancellationToken);
        else _completion.TrySetException(exception);
    }

    public sealed override async Task<object?> InvokeBoxed(object grain)
    {
        await Run(grain);
        return null;
    }

    private async ValueTask Filtered(Activation activation) => await new FilteredCall(this, activation).Run();

    /// <summary>Begins in the turn, so it goes on in a turn too.</summary>
    private async Task Finish(Activation activation, ValueTask running)
    {
        try
        {
            await running;
            Answer();
        }
        catch (Exception exception)
        {
            activation.Failed(this, exception);
            Fail(exception);
        }

        activation.Ended(this);
    }

    private void Answer()
    {
        StopFollowing();
        _completion.TrySetResult();
    }
}

namespace Orleans.Calls;

/// <summary>A call that answers with no value.</summary>
abstract class VoidGrainCall : GrainCall
{
    readonly TaskCompletionSource completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Completion => completion.Task;

    public sealed override bool Answered => completion.Task.IsCompleted;

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
        if (Method.OneWay) completion.TrySetResult();
        else if (exception is OperationCanceledException canceled) completion.TrySetCanceled(canceled.CancellationToken);
        else completion.TrySetException(exception);
    }

    public sealed override async Task<object?> InvokeBoxed(object grain)
    {
        await Run(grain);
        return null;
    }

    async ValueTask Filtered(Activation activation) => await new FilteredCall(this, activation).Run();

    /// <summary>Begins in the turn, so it goes on in a turn too.</summary>
    async Task Finish(Activation activation, ValueTask running)
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

    void Answer()
    {
        StopFollowing();
        completion.TrySetResult();
    }
}

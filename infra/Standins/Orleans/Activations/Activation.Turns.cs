using Orleans.Calls;

namespace Orleans.Runtime;

/// <summary>Turns on the thread pool.</summary>
internal partial class Activation
{
    /// <summary>Items of one visit to the pool, so that a busy grain does not keep a thread from the others.</summary>
    private const int TurnsPerVisit = 64;

    [ThreadStatic]
    private static Activation? s_current;

    [ThreadStatic]
    private static Queue<Task>? s_spareQueue;

    void IThreadPoolWorkItem.Execute()
    {
        s_current = this;
        try
        {
            // A task of this scheduler, so that TaskScheduler.Current is this activation in its turns.
            new Task(static self => ((Activation)self!).TakeTurns(), this, TaskCreationOptions.DenyChildAttach).RunSynchronously(this);
        }
        finally
        {
            s_current = null;
        }
    }

    public void RunInTurn(Action action) =>
        Task.Factory.StartNew(action, CancellationToken.None, TaskCreationOptions.DenyChildAttach, this);

    protected override void QueueTask(Task task)
    {
        lock (_gate)
        {
            _continuations ??= TakeQueue();
            _continuations.Enqueue(task);
            if (_scheduled) return;
            _scheduled = true;
        }

        Visit();
    }

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        !taskWasPreviouslyQueued && s_current == this && TryExecuteTask(task);

    protected override IEnumerable<Task> GetScheduledTasks()
    {
        lock (_gate) return _continuations?.ToArray() ?? [];
    }

    private static Queue<Task> TakeQueue()
    {
        var queue = s_spareQueue ?? new();
        s_spareQueue = null;
        return queue;
    }

    private void Visit() => ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);

    private void TakeTurns()
    {
        var clean = ExecutionContext.Capture()!;
        for (var turns = 0; turns < TurnsPerVisit; turns++)
        {
            switch (NextTurn())
            {
                case null: return;
                case Task task: TryExecuteTask(task); break;
                case GrainCall call: Begin(call); break;
                default: LiveOn(); break;
            }

            // What a turn left on the thread is not for the next one.
            if (!ReferenceEquals(ExecutionContext.Capture(), clean)) ExecutionContext.Restore(clean);
        }

        Visit();
    }

    /// <summary>A continuation, a call, this activation itself for a step of its life, or null when there is nothing to do.</summary>
    private object? NextTurn()
    {
        lock (_gate)
        {
            if (_continuations is not null)
            {
                if (_continuations.TryDequeue(out var task)) return task;
                if (_continuations.Capacity <= 64) s_spareQueue = _continuations;
                _continuations = null;
            }

            if (_state == ActivationState.Valid && NextCall() is { } call) return call;
            if (_state == ActivationState.Creating || (_state == ActivationState.Deactivating && _running.IsEmpty && !_finishing)) return this;
            _scheduled = false;
            return null;
        }
    }

    private void Begin(GrainCall call)
    {
        if (call.Context is not null) RequestContext.Values = call.Context;
        call.Execute(this);
    }
}

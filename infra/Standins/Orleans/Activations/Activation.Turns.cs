using Orleans.Calls;

namespace Orleans.Runtime;

/// <summary>Turns on the thread pool.</summary>
partial class Activation
{
    /// <summary>Items of one visit to the pool, so that a busy grain does not keep a thread from the others.</summary>
    const int TurnsPerVisit = 64;

    [ThreadStatic]
    static Activation? current;

    [ThreadStatic]
    static Queue<Task>? spareQueue;

    void IThreadPoolWorkItem.Execute()
    {
        current = this;
        try
        {
            // A task of this scheduler, so that TaskScheduler.Current is this activation in its turns.
            new Task(static self => ((Activation)self!).TakeTurns(), this, TaskCreationOptions.DenyChildAttach).RunSynchronously(this);
        }
        finally
        {
            current = null;
        }
    }

    public void RunInTurn(Action action) =>
        Task.Factory.StartNew(action, CancellationToken.None, TaskCreationOptions.DenyChildAttach, this);

    protected override void QueueTask(Task task)
    {
        lock (gate)
        {
            continuations ??= TakeQueue();
            continuations.Enqueue(task);
            if (scheduled) return;
            scheduled = true;
        }

        Visit();
    }

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        !taskWasPreviouslyQueued && current == this && TryExecuteTask(task);

    protected override IEnumerable<Task> GetScheduledTasks()
    {
        lock (gate) return continuations?.ToArray() ?? [];
    }

    static Queue<Task> TakeQueue()
    {
        var queue = spareQueue ?? new();
        spareQueue = null;
        return queue;
    }

    void Visit() => ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);

    void TakeTurns()
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
    object? NextTurn()
    {
        lock (gate)
        {
            if (continuations is not null)
            {
                if (continuations.TryDequeue(out var task)) return task;
                if (continuations.Capacity <= 64) spareQueue = continuations;
                continuations = null;
            }

            if (state == ActivationState.Valid && NextCall() is { } call) return call;
            if (state == ActivationState.Creating || (state == ActivationState.Deactivating && running.IsEmpty && !finishing)) return this;
            scheduled = false;
            return null;
        }
    }

    void Begin(GrainCall call)
    {
        if (call.Context is not null) RequestContext.Values = call.Context;
        call.Execute(this);
    }
}

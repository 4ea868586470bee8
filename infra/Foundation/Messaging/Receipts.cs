namespace CloudCrm.Foundation.Messaging;

/// <summary>How a message of the memory bus ended at all its consumers.</summary>
internal enum Receipt
{
    /// <summary>Every consumer's inbox has it.</summary>
    Taken,

    /// <summary>A consumer tried it as often as it may and refused it.</summary>
    Refused,

    /// <summary>Nobody in this process consumes it.</summary>
    Unwanted,

    /// <summary>A consumer let it go, because the process stops; it must be sent again.</summary>
    Dropped,
}

/// <summary>With the memory bus, tells the relay when every consumer in this process has a message in its inbox; only then does the row leave the outbox.</summary>
internal sealed class Receipts
{
    private readonly Lock _lock = new();
    private readonly Dictionary<Guid, Pending> _pending = [];

    /// <summary>How many messages are on their way.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
                return _pending.Count;
        }
    }

    /// <summary>
    /// Announces a message before it is sent. Completed when all <paramref name="consumers"/> have answered; <see cref="Forget"/> it in the end,
    /// as often as it was announced: two relays may have the same message on its way.
    /// </summary>
    public Task<Receipt> Expect(Guid message, IReadOnlyCollection<string> consumers)
    {
        lock (_lock)
        {
            if (!_pending.TryGetValue(message, out var pending))
                _pending[message] = pending = new(consumers);
            pending.Waiting++;
            return pending.Outcome.Task;
        }
    }

    /// <summary>Stops waiting.</summary>
    public void Forget(Guid message)
    {
        lock (_lock)
        {
            if (_pending.TryGetValue(message, out var pending) && --pending.Waiting == 0)
                _pending.Remove(message);
        }
    }

    /// <summary>A consumer's answer; a repeated one changes nothing.</summary>
    public void Answer(Guid message, string consumer, Receipt receipt)
    {
        lock (_lock)
        {
            if (!_pending.TryGetValue(message, out var pending))
                return;
            if (receipt != Receipt.Taken)
                pending.Outcome.TrySetResult(receipt);
            else if (pending.Open.Remove(consumer) && pending.Open.Count == 0)
                pending.Outcome.TrySetResult(Receipt.Taken);
        }
    }

    private sealed class Pending(IReadOnlyCollection<string> consumers)
    {
        public int Waiting { get; set; }

        public HashSet<string> Open { get; } = [.. consumers];

        public TaskCompletionSource<Receipt> Outcome { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

using System.Collections.Concurrent;

namespace CloudCrm.Foundation.Messaging;

/// <summary>How a message of the memory bus ended at all its consumers.</summary>
internal enum Receipt
{
    /// <summary>Every consumer's inbox has it.</summary>
    Taken,

    /// <summary>A consumer tried it as often as it may and refused it.</summary>
    Refused,

    /// <summary>A consumer let it go, because the process stops; it must be sent again.</summary>
    Dropped,
}

/// <summary>With the memory bus, tells the relay when every consumer in this process has a message in its inbox; only then does the row leave the outbox.</summary>
internal sealed class Receipts
{
    private readonly ConcurrentDictionary<Guid, Pending> _pending = new();

    /// <summary>How many messages are on their way.</summary>
    public int Count => _pending.Count;

    /// <summary>Announces a message before it is sent. Completed when all <paramref name="consumers"/> have answered; <see cref="Forget"/> it in the end.</summary>
    public Task<Receipt> Expect(Guid message, IReadOnlyCollection<string> consumers)
    {
        var pending = new Pending(consumers);
        _pending[message] = pending;
        return pending.Outcome;
    }

    /// <summary>Stops waiting.</summary>
    public void Forget(Guid message) => _pending.TryRemove(message, out _);

    /// <summary>A consumer's answer; a repeated one changes nothing.</summary>
    public void Answer(Guid message, string consumer, Receipt receipt)
    {
        if (_pending.TryGetValue(message, out var pending))
            pending.Answer(consumer, receipt);
    }

    private sealed class Pending(IReadOnlyCollection<string> consumers)
    {
        private readonly Lock _lock = new();
        private readonly HashSet<string> _open = [.. consumers];
        private readonly TaskCompletionSource<Receipt> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<Receipt> Outcome => _outcome.Task;

        public void Answer(string consumer, Receipt receipt)
        {
            lock (_lock)
            {
                if (receipt != Receipt.Taken)
                    _outcome.TrySetResult(receipt);
                else if (_open.Remove(consumer) && _open.Count == 0)
                    _outcome.TrySetResult(Receipt.Taken);
            }
        }
    }
}

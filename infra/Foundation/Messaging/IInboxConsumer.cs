using CloudCrm.Foundation.Data;

namespace CloudCrm.Foundation.Messaging;

/// <summary>Does what messages of one type cause. Registered with <c>AddBusConsumer</c>.</summary>
/// <remarks>
/// Runs in one transaction with the inbox rows of the batch: a message takes effect once, however often it comes.
/// Messages of different batches may come in any order. When it throws, nothing of the batch holds and its messages are tried
/// again one by one; one that goes on failing goes to the error queue (with the memory bus it stays in the sender's outbox until the next start).
/// </remarks>
public interface IInboxConsumer<TMessage>
{
    /// <summary>Takes 1 to <see cref="InboxLimits.BatchMax"/> messages that were not seen before.</summary>
    /// <param name="batch">The messages, each once, sorted by sequence.</param>
    /// <param name="transaction">What is written in it commits together with the inbox; do nothing outside of it.</param>
    /// <param name="cancellation">The process is stopping.</param>
    Task Consume(IReadOnlyList<Received<TMessage>> batch, WriteTransaction transaction, CancellationToken cancellation);
}

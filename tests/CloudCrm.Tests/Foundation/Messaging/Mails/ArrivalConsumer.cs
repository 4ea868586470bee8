using CloudCrm.Foundation.Data;
using CloudCrm.Foundation.Messaging;
using CloudCrm.Tests.Foundation.Data.Things;

namespace CloudCrm.Tests.Foundation.Messaging.Mails;

/// <summary>Notes arrivals, unless its rules say otherwise.</summary>
public sealed class ArrivalConsumer(ArrivalRules rules) : IInboxConsumer<ThingHappened>
{
    public async Task Consume(IReadOnlyList<Received<ThingHappened>> batch, WriteTransaction transaction, CancellationToken cancellation)
    {
        rules.Batches.Enqueue([.. batch.Select(message => message.Sequence)]);
        await using var command = transaction.Command("INSERT INTO arrivals (thing, number) VALUES (@thing, @number)");
        var thing = command.Bind("thing", Guid.Empty);
        var number = command.Bind("number", 0);
        foreach (var message in batch)
        {
            (thing.Value, number.Value) = (message.Body.Thing, message.Body.Number);
            await command.ExecuteNonQueryAsync(cancellation);
        }

        // After the inserts, so that a failure has something to roll back.
        rules.Check(batch);
        await rules.Holds(cancellation);
    }
}

/// <summary>How the consumer of a test behaves.</summary>
public sealed class ArrivalRules
{
    /// <summary>The sequences of each batch that came, also of those that failed.</summary>
    public System.Collections.Concurrent.ConcurrentQueue<long[]> Batches { get; } = new();

    /// <summary>Which messages it can't bear.</summary>
    public Func<ThingHappened, bool> Poison { get; set; } = _ => false;

    /// <summary>What it waits for before it is done.</summary>
    public Func<CancellationToken, Task> Holds { get; set; } = _ => Task.CompletedTask;

    public void Check(IReadOnlyList<Received<ThingHappened>> batch)
    {
        if (batch.FirstOrDefault(message => Poison(message.Body)) is { } bad)
            throw new InvalidOperationException($"Number {bad.Body.Number} is more than this consumer can bear.");
    }
}

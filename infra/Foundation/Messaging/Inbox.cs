using System.Text.Json;
using CloudCrm.Foundation.Data;
using CloudCrm.Foundation.Telemetry;

namespace CloudCrm.Foundation.Messaging;

/// <summary>Remembers messages and lets the new ones take effect, in one transaction.</summary>
internal sealed class Inbox<TDb, TMessage>(string name, IInboxConsumer<TMessage> consumer, IActWriter<TDb> writer, TimeProvider time, FoundationMeters meters)
    where TDb : TenantDb
    where TMessage : class
{
    /// <summary>All of the batch takes effect, or was seen before; or it throws and nothing of it holds.</summary>
    public async Task Take(IReadOnlyList<Delivery> batch, CancellationToken cancellation)
    {
        var received = batch.DistinctBy(delivery => delivery.Id).Select(Read).OrderBy(message => message.Sequence).ToArray();
        var fresh = 0;
        await writer.Transact(async (transaction, stop) =>
        {
            var unseen = await InboxRows.Remember(transaction, name, received.Select(message => message.Id), time.Instant(), stop);
            fresh = unseen.Count;
            if (fresh > 0)
                await consumer.Consume([.. received.Where(message => unseen.Contains(message.Id))], transaction, stop);
        }, cancellation);
        meters.Received(name, fresh, batch.Count - fresh);
    }

    private static Received<TMessage> Read(Delivery delivery) => new(
        delivery.Id,
        delivery.Carrier.Sequence,
        delivery.SentAt,
        JsonSerializer.Deserialize<TMessage>(delivery.Carrier.Body, RowJson.Options) ?? throw new JsonException("A message is never null."));
}

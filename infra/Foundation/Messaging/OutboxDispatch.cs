using CloudCrm.Foundation.Data;
using CloudCrm.Foundation.Telemetry;

namespace CloudCrm.Foundation.Messaging;

/// <summary>How a batch of outbox rows fared.</summary>
/// <param name="Taken">Rows that the bus has: to be deleted.</param>
/// <param name="Refused">Rows whose message a consumer refused for good.</param>
/// <param name="Error">The first failure of a send; null when there was none. Rows in neither list are to be sent again.</param>
internal sealed record Dispatched(IReadOnlyList<long> Taken, IReadOnlyList<long> Refused, Exception? Error);

/// <summary>Sends a batch of outbox rows: each stream in order, streams side by side.</summary>
internal sealed class OutboxDispatch(OutboxPacker packer, IBusSender sender, TimeProvider time, FoundationMeters meters)
{
    /// <summary>Waits a little for a bus that is not connected.</summary>
    public Task Ready(CancellationToken cancellation) => sender.Ready(cancellation);

    public async Task<Dispatched> Send(string database, IReadOnlyList<OutboxRow> rows, CancellationToken cancellation)
    {
        var sends = new List<(Packet Packet, Task<Receipt> Sent)>();
        var last = new Dictionary<Guid, Task<Receipt>>();
        foreach (var packet in packer.Pack(database, rows))
        {
            var streams = packet.Rows.Select(row => row.Stream).Distinct().ToArray();
            var before = streams.Where(last.ContainsKey).Select(stream => last[stream]).Distinct().ToArray();
            var sent = SendAfter(before, packet, cancellation);
            sends.Add((packet, sent));
            foreach (var stream in streams)
                last[stream] = sent;
        }

        return await Gather(sends);
    }

    private async Task<Receipt> SendAfter(Task<Receipt>[] before, Packet packet, CancellationToken cancellation)
    {
        // A refused message is out of the way; a lost one holds back what follows in its stream.
        if (before.Length > 0 && (await Task.WhenAll(before)).Contains(Receipt.Dropped))
            return Receipt.Dropped;
        var receipt = await sender.Send(packet, cancellation);
        if (receipt == Receipt.Taken)
            meters.Sent(packet.Type, packet.Rows.Count, time.GetUtcNow() - packet.Rows[0].At);
        return receipt;
    }

    private static async Task<Dispatched> Gather(List<(Packet Packet, Task<Receipt> Sent)> sends)
    {
        var (taken, refused) = (new List<long>(), new List<long>());
        Exception? error = null;
        foreach (var (packet, sent) in sends)
        {
            try
            {
                var list = await sent switch
                {
                    Receipt.Taken => taken,
                    Receipt.Refused => refused,
                    _ => null,
                };
                list?.AddRange(packet.Rows.Select(row => row.Id));
            }
            catch (Exception e)
            {
                error ??= e;
            }
        }

        return new(taken, refused, error);
    }
}

using CloudCrm.Foundation.Data;
using CloudCrm.Foundation.Telemetry;

namespace CloudCrm.Foundation.Messaging;

/// <summary>How a batch of outbox rows fared.</summary>
/// <param name="Taken">Rows that the bus has: to be deleted.</param>
/// <param name="Refused">Rows whose message a consumer refused for good, or nobody wants.</param>
/// <param name="IsWhole">True when every row is in one of the lists; the others are to be sent again.</param>
/// <param name="Error">The first failure of a send; null when there was none.</param>
internal sealed record Dispatched(IReadOnlyList<long> Taken, IReadOnlyList<long> Refused, bool IsWhole, Exception? Error)
{
    /// <summary>Nothing was sent.</summary>
    public static Dispatched Nothing(Exception? error = null) => new([], [], IsWhole: false, error);
}

/// <summary>
/// Sends a batch of outbox rows: each stream in order, streams side by side. Where a consumer refuses a message of several rows, its rows go one by one,
/// so that only those are refused that nobody can bear.
/// </summary>
internal sealed class OutboxDispatch(OutboxPacker packer, IBusSender sender, TimeProvider time, FoundationMeters meters)
{
    /// <summary>Waits a little for a bus that is not connected.</summary>
    public Task Ready(CancellationToken cancellation) => sender.Ready(cancellation);

    public Task<Dispatched> Send(string database, IReadOnlyList<OutboxRow> rows, CancellationToken cancellation) =>
        Send(database, packer.Pack(database, rows), cancellation);

    private async Task<Dispatched> Send(string database, IEnumerable<Packet> packets, CancellationToken cancellation)
    {
        var sends = new List<Task<Dispatched>>();
        var last = new Dictionary<Guid, Task<Dispatched>>();
        foreach (var packet in packets)
        {
            var streams = packet.Rows.Select(row => row.Stream).Distinct().ToArray();
            var before = streams.Where(last.ContainsKey).Select(stream => last[stream]).Distinct().ToArray();
            var sent = SendAfter(before, database, packet, cancellation);
            sends.Add(sent);
            foreach (var stream in streams)
                last[stream] = sent;
        }

        var all = await Task.WhenAll(sends);
        return new(
            [.. all.SelectMany(sent => sent.Taken)], [.. all.SelectMany(sent => sent.Refused)], all.All(sent => sent.IsWhole),
            all.FirstOrDefault(sent => sent.Error is not null)?.Error);
    }

    private async Task<Dispatched> SendAfter(Task<Dispatched>[] before, string database, Packet packet, CancellationToken cancellation)
    {
        // A refused message is out of the way; a lost one holds back what follows in its stream.
        if (before.Length > 0 && (await Task.WhenAll(before)).Any(sent => !sent.IsWhole))
            return Dispatched.Nothing();
        try
        {
            return await Send(database, packet, cancellation);
        }
        catch (Exception e)
        {
            return Dispatched.Nothing(e);
        }
    }

    private async Task<Dispatched> Send(string database, Packet packet, CancellationToken cancellation)
    {
        var rows = packet.Rows.Select(row => row.Id).ToArray();
        switch (await sender.Send(packet, cancellation))
        {
            case Receipt.Taken:
                meters.Sent(packet.Type, packet.Rows.Count, time.GetUtcNow() - packet.Rows[0].At);
                return new(rows, [], IsWhole: true, Error: null);
            case Receipt.Refused when rows.Length > 1:
                return await Send(database, packet.Rows.Select(row => Packet.From(database, packet.Type, row.Body, [row])), cancellation);
            case Receipt.Refused or Receipt.Unwanted:
                return new([], rows, IsWhole: true, Error: null);
            default:
                return Dispatched.Nothing();
        }
    }
}

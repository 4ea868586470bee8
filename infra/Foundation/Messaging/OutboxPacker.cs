using System.Text.Json;
using CloudCrm.Foundation.Data;

namespace CloudCrm.Foundation.Messaging;

/// <summary>
/// Turns outbox rows into bus messages: each row one, or one tenant's rows in a run of a type that can be merged. Never several tenants': a message that
/// its consumer refuses is put aside whole.
/// </summary>
internal sealed class OutboxPacker
{
    private readonly Dictionary<string, IOutboxMerger> _mergers;

    public OutboxPacker(IEnumerable<IOutboxMerger> mergers) => _mergers = mergers.ToDictionary(merger => merger.Type);

    /// <summary>The messages: runs in order, and in a run each tenant's rows in order.</summary>
    public List<Packet> Pack(string database, IReadOnlyList<OutboxRow> rows)
    {
        var packets = new List<Packet>();
        for (var start = 0; start < rows.Count;)
        {
            var end = start + 1;
            while (end < rows.Count && rows[end].Type == rows[start].Type)
                end++;
            var run = rows.Skip(start).Take(end - start).ToArray();
            packets.AddRange(PackRun(database, run));
            start = end;
        }

        return packets;
    }

    private IEnumerable<Packet> PackRun(string database, OutboxRow[] run)
    {
        var type = run[0].Type;
        return run.Length > 1 && _mergers.TryGetValue(type, out var merger)
            ? run.GroupBy(row => row.TenantId).SelectMany(rows => Merge(merger, database, [.. rows]))
            : Unmerged(database, run);
    }

    private static IEnumerable<Packet> Merge(IOutboxMerger merger, string database, OutboxRow[] rows)
    {
        try
        {
            return merger.Merge(rows).Select(part => Packet.From(database, merger.Type, part.Body, part.Rows)).ToArray();
        }
        catch (JsonException)
        {
            // A row that can't be read is the consumer's to refuse, by itself: the rows go unmerged.
            return Unmerged(database, rows);
        }
    }

    private static IEnumerable<Packet> Unmerged(string database, OutboxRow[] rows) =>
        rows.Select(row => Packet.From(database, row.Type, row.Body, [row]));
}

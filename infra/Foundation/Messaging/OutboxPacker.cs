using System.Text.Json;
using CloudCrm.Foundation.Data;

namespace CloudCrm.Foundation.Messaging;

/// <summary>Turns outbox rows into bus messages: each row one, or runs of rows of a type that can be merged.</summary>
internal sealed class OutboxPacker
{
    private readonly Dictionary<string, IOutboxMerger> _mergers;

    public OutboxPacker(IEnumerable<IOutboxMerger> mergers) => _mergers = mergers.ToDictionary(merger => merger.Type);

    /// <summary>The messages, in the order of their first rows.</summary>
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
        if (run.Length > 1 && _mergers.TryGetValue(type, out var merger))
        {
            try
            {
                return merger.Merge(run).Select(part => Packet.From(database, type, part.Body, part.Rows)).ToArray();
            }
            catch (JsonException)
            {
                // A row that can't be read is the consumer's to refuse, by itself: the run goes unmerged.
            }
        }

        return run.Select(row => Packet.From(database, type, row.Body, [row]));
    }
}

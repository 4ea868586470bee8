using System.Text.Json;
using CloudCrm.Foundation.Data;

namespace CloudCrm.Foundation.Messaging;

/// <summary>A registered <see cref="IOutboxMerge{TMessage}"/> for rows whose type is only known by name.</summary>
internal interface IOutboxMerger
{
    string Type { get; }

    /// <exception cref="JsonException">A row's body can't be read.</exception>
    IReadOnlyList<(string Body, IReadOnlyList<OutboxRow> Rows)> Merge(IReadOnlyList<OutboxRow> run);
}

internal sealed class OutboxMerger<TMessage>(IOutboxMerge<TMessage> merge, BusMessageTypes types) : IOutboxMerger
    where TMessage : class
{
    public string Type { get; } = types.NameOf(typeof(TMessage));

    public IReadOnlyList<(string Body, IReadOnlyList<OutboxRow> Rows)> Merge(IReadOnlyList<OutboxRow> run)
    {
        var merged = new List<(string, IReadOnlyList<OutboxRow>)>();
        var (rows, messages, weight) = (new List<OutboxRow>(), new List<TMessage>(), 0);
        foreach (var row in run)
        {
            var message = JsonSerializer.Deserialize<TMessage>(row.Body, RowJson.Options) ?? throw new JsonException("A message is never null.");
            var more = merge.Weigh(message);
            if (rows.Count > 0 && weight + more > merge.WeightMax)
            {
                merged.Add(Close(rows, messages));
                (rows, messages, weight) = ([], [], 0);
            }

            rows.Add(row);
            messages.Add(message);
            weight += more;
        }

        merged.Add(Close(rows, messages));
        return merged;
    }

    private (string, IReadOnlyList<OutboxRow>) Close(List<OutboxRow> rows, List<TMessage> messages) =>
        rows.Count == 1 ? (rows[0].Body, rows) : (JsonSerializer.Serialize(merge.Merge(messages), RowJson.Options), rows);
}

using System.Buffers;
using System.Data.Common;
using System.Text;
using System.Text.Json;

namespace CloudCrm.Billing.Usage;

/// <summary>
/// Rows as the JSON that <see cref="UsageSql"/> takes, one letter a column: i event, m meter, q quantity, t time, c channel, u user, k customer,
/// n interaction, s source or span, x the source's id, b subject, d distinct value, dimension or digest, r received, p period, v value, w reason,
/// e event as text, h highest, a time of the last.
/// Ids are written in capitals, as SQLite keeps them.
/// </summary>
internal static class UsageJson
{
    public static string Events(IEnumerable<LedgerEvent> events, DateTimeOffset? received) => Array(events, (json, given) =>
    {
        json.WriteString("i", Id(given.Id));
        json.WriteNumber("m", given.Meter);
        json.WriteNumber("q", given.Quantity);
        json.WriteNumber("t", given.RecordedAt.ToMicros());
        WriteOptional(json, given.Channel, given.UserId);
        if (given.CustomerId is { } customer)
            json.WriteString("k", Id(customer));
        if (given.InteractionId is { } interaction)
            json.WriteString("n", Id(interaction));
        if (given.External is { } facts)
            WriteExternal(json, facts);
        if (received is { } at)
            json.WriteNumber("r", at.ToMicros());
    });

    public static string Rollups(RollupDeltas deltas) => Array(deltas.Sums(), (json, sum) =>
    {
        json.WriteNumber("s", (short)sum.Key.Span);
        json.WriteNumber("d", (short)sum.Key.Dimension);
        json.WriteNumber("t", sum.Key.StartsAt.ToMicros());
        json.WriteNumber("m", sum.Key.Meter);
        json.WriteString("v", sum.Key.Value);
        json.WriteNumber("q", sum.Quantity);
    });

    public static string Marks(IEnumerable<(MarkKey Key, UsageMark Mark)> marks) => Array(marks, (json, mark) =>
    {
        json.WriteNumber("m", mark.Key.Meter);
        json.WriteNumber("t", mark.Key.StartsAt.ToMicros());
        json.WriteNumber("h", mark.Mark.Highest);
        json.WriteNumber("a", mark.Mark.LastAt.ToMicros());
        json.WriteString("i", Id(mark.Mark.LastEvent));
        json.WriteNumber("q", mark.Mark.LastQuantity);
    });

    public static string Active(IEnumerable<ActiveEntry> entries) => Array(entries, (json, entry) =>
    {
        json.WriteNumber("p", entry.PeriodStart.ToMicros());
        json.WriteString("k", Id(entry.CustomerId));
        json.WriteNumber("t", entry.FirstAt.ToMicros());
        json.WriteString("i", Id(entry.EventId));
        WriteOptional(json, entry.Channel, entry.UserId);
    });

    public static string Rejects(IEnumerable<RejectedEvent> rejects, DateTimeOffset received) => Array(rejects, (json, reject) =>
    {
        json.WriteString("i", Id(reject.Id));
        json.WriteString("d", reject.Digest);
        json.WriteString("w", reject.Reason);
        json.WriteString("e", reject.Event);
        json.WriteNumber("r", received.ToMicros());
    });

    public static string Segments(IEnumerable<Segment> segments) => Array(segments, (json, segment) =>
    {
        json.WriteNumber("l", segment.Label);
        json.WriteNumber("g", segment.Sign);
        json.WriteNumber("s", (short)segment.Span);
        json.WriteNumber("a", segment.From.ToMicros());
        json.WriteNumber("b", segment.To.ToMicros());
    });

    /// <summary>One object.</summary>
    public static string Object(Action<Utf8JsonWriter> write) => Text(json =>
    {
        json.WriteStartObject();
        write(json);
        json.WriteEndObject();
    });

    /// <summary>An id in capitals.</summary>
    public static string Id(Guid id) => id.ToString().ToUpperInvariant();

    /// <summary>An instant of a column, on either database.</summary>
    public static DateTimeOffset Instant(this DbDataReader reader, int column) =>
        reader.GetFieldType(column) == typeof(long) ? Micros.FromMicros(reader.GetInt64(column)) : reader.GetFieldValue<DateTimeOffset>(column).ToUniversalTime();

    /// <summary>An id that may be missing.</summary>
    public static Guid? OptionalGuid(this DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetGuid(column);

    /// <summary>A text that may be missing.</summary>
    public static string? OptionalString(this DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    private static void WriteExternal(Utf8JsonWriter json, ExternalFacts facts)
    {
        json.WriteString("s", facts.Source);
        json.WriteString("x", facts.SourceId);
        if (facts.Subject is not null)
            json.WriteString("b", facts.Subject);
        if (facts.Distinct is not null)
            json.WriteString("d", facts.Distinct);
    }

    private static void WriteOptional(Utf8JsonWriter json, string? channel, Guid? user)
    {
        if (channel is not null)
            json.WriteString("c", channel);
        if (user is { } id)
            json.WriteString("u", Id(id));
    }

    private static string Array<T>(IEnumerable<T> items, Action<Utf8JsonWriter, T> write) => Text(json =>
    {
        json.WriteStartArray();
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(json, item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    private static string Text(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
            write(json);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}

using Npgsql;
using NpgsqlTypes;

namespace CloudCrm.Billing.Usage;

/// <summary>
/// Events as arrays, one a column, for PostgreSQL: a fraction of what the same as JSON costs on both sides. A column that none of the events has goes as an
/// empty array, which <c>unnest</c> fills up with nulls.
/// </summary>
internal static class LedgerColumns
{
    /// <summary>The function that makes rows of the arrays, as <c>$2</c> to <c>$13</c>.</summary>
    public const string Unnest =
        "unnest($2::uuid[], $3::smallint[], $4::bigint[], $5::timestamptz[], $6::text[], $7::uuid[], $8::uuid[], $9::uuid[], $10::text[], $11::text[], $12::text[], $13::text[])";

    /// <summary>What the columns of its rows are called: the letters of <see cref="UsageJson"/>.</summary>
    public const string Names = "i, m, q, t, c, u, k, n, s, x, b, d";

    /// <summary>The place of the parameter after them.</summary>
    public const string Next = "$14";

    /// <summary>The arrays, and the time of receipt where it is given.</summary>
    public static NpgsqlParameter[] Of(IReadOnlyList<LedgerEvent> events, DateTimeOffset? received)
    {
        NpgsqlParameter[] columns =
        [
            Column(NpgsqlDbType.Uuid, All(events, given => given.Id)),
            Column(NpgsqlDbType.Smallint, All(events, given => given.Meter)),
            Column(NpgsqlDbType.Bigint, All(events, given => given.Quantity)),
            Column(NpgsqlDbType.TimestampTz, All(events, given => given.RecordedAt)),
            Column(NpgsqlDbType.Text, Some(events, given => given.Channel)),
            Column(NpgsqlDbType.Uuid, Some(events, given => given.UserId)),
            Column(NpgsqlDbType.Uuid, Some(events, given => given.CustomerId)),
            Column(NpgsqlDbType.Uuid, Some(events, given => given.InteractionId)),
            Column(NpgsqlDbType.Text, Some(events, given => given.External?.Source)),
            Column(NpgsqlDbType.Text, Some(events, given => given.External?.SourceId)),
            Column(NpgsqlDbType.Text, Some(events, given => given.External?.Subject)),
            Column(NpgsqlDbType.Text, Some(events, given => given.External?.Distinct)),
        ];
        return received is { } at ? [.. columns, new NpgsqlParameter<DateTimeOffset> { NpgsqlDbType = NpgsqlDbType.TimestampTz, TypedValue = at }] : columns;
    }

    private static NpgsqlParameter<T[]> Column<T>(NpgsqlDbType type, T[] values) => new() { NpgsqlDbType = NpgsqlDbType.Array | type, TypedValue = values };

    private static T[] All<T>(IReadOnlyList<LedgerEvent> events, Func<LedgerEvent, T> value)
    {
        var values = new T[events.Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = value(events[i]);
        return values;
    }

    private static T?[] Some<T>(IReadOnlyList<LedgerEvent> events, Func<LedgerEvent, T?> value)
    {
        T?[]? values = null;
        for (var i = 0; i < events.Count; i++)
        {
            if (value(events[i]) is { } some)
                (values ??= new T?[events.Count])[i] = some;
        }

        return values ?? [];
    }
}

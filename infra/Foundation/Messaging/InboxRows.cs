using CloudCrm.Foundation.Data;

namespace CloudCrm.Foundation.Messaging;

/// <summary>The table of messages that were dealt with.</summary>
internal static class InboxRows
{
    /// <summary>The most rows forgotten in one transaction.</summary>
    public const int ForgottenMax = 5_000;

    /// <summary>Writes the ids and returns those that were not there before.</summary>
    public static async Task<HashSet<Guid>> Remember(WriteTransaction transaction, string consumer, IEnumerable<Guid> messages, DateTimeOffset now, CancellationToken cancellation)
    {
        // Two processes may hold the same messages: one order for all, so that they wait for each other and never in a circle.
        var ids = messages.Order().ToArray();
        return transaction.Provider == DatabaseProvider.Postgres
            ? await InOneStatement(transaction, consumer, ids, now, cancellation)
            : await OneByOne(transaction, consumer, ids, now, cancellation);
    }

    /// <summary>Deletes the oldest ids that nobody will send again; tells how many.</summary>
    public static async Task<int> Forget(WriteTransaction transaction, DateTimeOffset before, CancellationToken cancellation)
    {
        await using var command = transaction.Command("""
            DELETE FROM inbox WHERE (consumer, message_id) IN (SELECT consumer, message_id FROM inbox WHERE at < @before ORDER BY at LIMIT @max)
            """);
        command.Bind("before", transaction.Instant(before));
        command.Bind("max", ForgottenMax);
        return await command.ExecuteNonQueryAsync(cancellation);
    }

    private static async Task<HashSet<Guid>> InOneStatement(WriteTransaction transaction, string consumer, Guid[] ids, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var command = transaction.Command("""
            INSERT INTO inbox (consumer, message_id, at) SELECT @consumer, id, @at FROM unnest(@ids) WITH ORDINALITY AS given (id, place) ORDER BY place
            ON CONFLICT DO NOTHING RETURNING message_id
            """);
        command.Bind("consumer", consumer);
        command.Bind("at", transaction.Instant(now));
        command.Bind("ids", ids);
        var unseen = new HashSet<Guid>();
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
            unseen.Add(reader.GetGuid(0));
        return unseen;
    }

    private static async Task<HashSet<Guid>> OneByOne(WriteTransaction transaction, string consumer, Guid[] ids, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var command = transaction.Command("INSERT INTO inbox (consumer, message_id, at) VALUES (@consumer, @id, @at) ON CONFLICT DO NOTHING");
        command.Bind("consumer", consumer);
        command.Bind("at", transaction.Instant(now));
        var id = command.Bind("id", Guid.Empty);
        var unseen = new HashSet<Guid>();
        foreach (var message in ids)
        {
            id.Value = message;
            if (await command.ExecuteNonQueryAsync(cancellation) > 0)
                unseen.Add(message);
        }

        return unseen;
    }
}

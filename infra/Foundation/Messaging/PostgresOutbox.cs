using System.Data.Common;
using CloudCrm.Contracts;
using CloudCrm.Foundation.Data;

namespace CloudCrm.Foundation.Messaging;

/// <summary>A lane a part. The lane's lock is held while its rows are sent, so two relays never have rows of one stream at the same time.</summary>
internal sealed class PostgresOutbox<TDb>(IActWriter<TDb> writer) : IOutboxTable<TDb> where TDb : TenantDb
{
    // Any number, the same in every version: the first half of the advisory lock's key.
    private const int LockFamily = 0x6f757462;

    public int Lanes => OutboxRow.Parts;

    public async Task<IReadOnlyList<int>> Busy(CancellationToken cancellation)
    {
        var busy = new List<int>();
        await writer.TransactAcrossTenants(async (transaction, stop) =>
        {
            busy.Clear();
            await using var command = transaction.Command("SELECT part FROM generate_series(0, @last) AS part WHERE EXISTS (SELECT 1 FROM outbox WHERE outbox.part = part::smallint)");
            command.Bind("last", Lanes - 1);
            await using var reader = await command.ExecuteReaderAsync(stop);
            while (await reader.ReadAsync(stop))
                busy.Add(reader.GetInt32(0));
        }, cancellation);
        return busy;
    }

    public async Task<int> Relay(int lane, int max, Func<IReadOnlyList<OutboxRow>, CancellationToken, Task<IReadOnlyList<long>>> send, CancellationToken cancellation)
    {
        var count = 0;
        await writer.TransactAcrossTenants(async (transaction, stop) =>
        {
            if (!await Hold(transaction, lane, stop))
                return;
            var rows = await Oldest(transaction, lane, max, stop);
            count = rows.Count;
            if (count > 0 && await send(rows, stop) is { Count: > 0 } sent)
                await Delete(transaction, lane, sent, stop);
        }, cancellation);
        return count;
    }

    private static async Task<bool> Hold(WriteTransaction transaction, int lane, CancellationToken cancellation)
    {
        await using var command = transaction.Command("SELECT pg_try_advisory_xact_lock(@family, @lane)");
        command.Bind("family", LockFamily);
        command.Bind("lane", lane);
        return (bool)(await command.ExecuteScalarAsync(cancellation))!;
    }

    private static async Task<List<OutboxRow>> Oldest(WriteTransaction transaction, int lane, int max, CancellationToken cancellation)
    {
        await using var command = transaction.Command("""
            SELECT id, part, tenant_id, stream, type, body, at FROM outbox WHERE part = @part ORDER BY id LIMIT @max FOR UPDATE SKIP LOCKED
            """);
        command.Bind("part", (short)lane);
        command.Bind("max", max);
        var rows = new List<OutboxRow>();
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
            rows.Add(Read(reader));
        return rows;
    }

    private static OutboxRow Read(DbDataReader reader) => new()
    {
        Id = reader.GetInt64(0),
        Part = reader.GetInt16(1),
        TenantId = reader.GetGuid(2) is var tenant && tenant == Guid.Empty ? default : TenantId.From(tenant),
        Stream = reader.GetGuid(3),
        Type = reader.GetString(4),
        Body = reader.GetString(5),
        At = reader.GetFieldValue<DateTimeOffset>(6),
    };

    private static async Task Delete(WriteTransaction transaction, int lane, IReadOnlyList<long> ids, CancellationToken cancellation)
    {
        await using var command = transaction.Command("DELETE FROM outbox WHERE part = @part AND id = ANY (@ids)");
        command.Bind("part", (short)lane);
        command.Bind("ids", ids.ToArray());
        await command.ExecuteNonQueryAsync(cancellation);
    }
}

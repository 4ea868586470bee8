using System.Text.Json;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Foundation.Messaging;

/// <summary>
/// One lane: a file has one process and one writer, and each deletion is a commit of its own that all acts wait for, so few large ones are best.
/// Rows are read outside of the writer and only deleted through it; nothing is held while the bus is busy.
/// </summary>
internal sealed class SqliteOutbox<TDb>(IDbSource<TDb> source, IActWriter<TDb> writer) : IOutboxTable<TDb> where TDb : TenantDb
{
    private static readonly int[] Only = [0];

    public int Lanes => 1;

    public Task<IReadOnlyList<int>> Busy(CancellationToken cancellation) => Task.FromResult<IReadOnlyList<int>>(Only);

    public async Task<int> Relay(int lane, int max, Func<IReadOnlyList<OutboxRow>, CancellationToken, Task<IReadOnlyList<long>>> send, CancellationToken cancellation)
    {
        var rows = await Oldest(max, cancellation);
        if (rows.Count > 0 && await send(rows, cancellation) is { Count: > 0 } sent)
            await writer.TransactAcrossTenants((transaction, stop) => Delete(transaction, sent, stop), cancellation);
        return rows.Count;
    }

    private async Task<List<OutboxRow>> Oldest(int max, CancellationToken cancellation)
    {
        await using var db = source.AcrossTenants();
        return await db.Set<OutboxRow>().OrderBy(row => row.Id).Take(max).ToListAsync(cancellation);
    }

    private static async Task Delete(WriteTransaction transaction, IReadOnlyList<long> ids, CancellationToken cancellation)
    {
        await using var command = transaction.Command("DELETE FROM outbox WHERE id IN (SELECT value FROM json_each(@ids))");
        command.Bind("ids", JsonSerializer.Serialize(ids));
        await command.ExecuteNonQueryAsync(cancellation);
    }
}

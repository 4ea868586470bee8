using CloudCrm.Contracts;
using CloudCrm.Crm.Tenants.Rows;
using CloudCrm.Foundation.Blobs;
using CloudCrm.Foundation.Data;
using CloudCrm.Foundation.Scheduling;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.Logging;

namespace CloudCrm.Crm.Tenants;

/// <summary>
/// Deletes whatever a closed tenant has in the CRM: all its rows, found by the model, so that a table that comes later is covered by itself, and all its
/// files. Stopped anywhere, it goes on where it was. What stays is the tenant's own row, so that its id is never used again.
/// </summary>
internal sealed partial class TenantPurge(IDbSource<CrmDb> source, IActWriter<CrmDb> writer, IBlobStore blobs, TimeProvider time, ILogger<TenantPurge> log)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <summary>The most rows of one transaction, and the most files of one call: others write in between.</summary>
    public const int Batch = 1_000;

    /// <summary>Deletes everything.</summary>
    /// <param name="tenant">Closed, so that nobody writes any more.</param>
    /// <param name="self">The due work that this is part of; it goes when it is done.</param>
    /// <param name="cancellation">Stops it between two batches.</param>
    public async Task Run(TenantId tenant, Guid self, CancellationToken cancellation)
    {
        await Quieten(tenant, self, cancellation);
        long rows = 0;
        // Once more from the start until there is nothing: what was under way when the tenant closed may have come after its table's turn.
        for (long round = -1; round != 0; rows += round)
        {
            round = 0;
            foreach (var table in Tables())
                round += await Empty(table, tenant, self, cancellation);
        }

        long files = 0;
        for (var some = -1; some != 0; files += some)
            some = await blobs.DeleteAll(tenant, Batch, cancellation);
        LogPurged(tenant.Value, rows, files);
    }

    /// <summary>Takes away what would fall due, and lets what is being done at this moment come to its end: it may write, and schedule what comes after it.</summary>
    private async Task Quieten(TenantId tenant, Guid self, CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(Pause, time);
        var until = time.GetUtcNow() + SchedulerLimits.Lease;
        do
        {
            await writer.Transact(async (transaction, stop) =>
            {
                await transaction.SetTenant(tenant, stop);
                await using var command = transaction.Command("DELETE FROM due_work WHERE tenant_id = @tenant AND id <> @self AND (leased_until IS NULL OR leased_until <= @now)");
                command.Bind("tenant", tenant.Value);
                command.Bind("self", self);
                command.Bind("now", transaction.Instant(time.Instant()));
                await command.ExecuteNonQueryAsync(stop);
            }, cancellation);
        }
        while (await IsBusy(tenant, self, cancellation) && time.GetUtcNow() < until && await timer.WaitForNextTickAsync(cancellation));
    }

    private async Task<bool> IsBusy(TenantId tenant, Guid self, CancellationToken cancellation)
    {
        await using var db = source.ForTenant(tenant);
        return await db.DueWork.AnyAsync(work => work.TenantId == tenant && work.Id != self, cancellation);
    }

    /// <summary>All tables of tenants but the tombstones', those first that point to others.</summary>
    public IReadOnlyList<PurgedTable> Tables()
    {
        using var db = source.AcrossTenants();
        var left = db.Model.GetEntityTypes().Where(type => typeof(ITenantRow).IsAssignableFrom(type.ClrType) && type.ClrType != typeof(TenantRow)).ToList();
        var ordered = new List<PurgedTable>();
        while (left.Count > 0)
        {
            var free = left.Where(type => !left.Any(other => other != type && other.GetForeignKeys().Any(key => key.PrincipalEntityType == type))).ToList();
            if (free.Count == 0)
                throw new InvalidOperationException("Tables of tenants point to each other in a circle.");
            ordered.AddRange(free.Select(PurgedTable.Of));
            left.RemoveAll(free.Contains);
        }

        return ordered;
    }

    private async Task<long> Empty(PurgedTable table, TenantId tenant, Guid self, CancellationToken cancellation)
    {
        long all = 0;
        for (var some = Batch; some == Batch; all += some)
        {
            cancellation.ThrowIfCancellationRequested();
            some = await DeleteSome(table, tenant, self, cancellation);
        }

        return all;
    }

    private async Task<int> DeleteSome(PurgedTable table, TenantId tenant, Guid self, CancellationToken cancellation)
    {
        var deleted = 0;
        Func<WriteTransaction, CancellationToken, Task> work = async (transaction, stop) =>
        {
            if (!table.IsKept)
                await transaction.SetTenant(tenant, stop);
            await using var command = transaction.Command(table.Sql);
            command.Bind("tenant", tenant.Value);
            if (table.IsDueWork)
                command.Bind("self", self);
            deleted = await command.ExecuteNonQueryAsync(stop);
        };
        await (table.IsKept ? writer.TransactAcrossTenants(work, cancellation) : writer.Transact(work, cancellation));
        return deleted;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The data of tenant {Tenant} are deleted: {Rows} rows, {Files} files")]
    private partial void LogPurged(Guid tenant, long rows, long files);
}

/// <summary>A table that is emptied of a tenant's rows.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Sql">Deletes some of them.</param>
/// <param name="IsKept">Whether the application may not delete from it (the journal): then the operator's role does.</param>
/// <param name="IsDueWork">Whether the work that does this stands in it.</param>
internal sealed record PurgedTable(string Name, string Sql, bool IsKept, bool IsDueWork)
{
    public static PurgedTable Of(IEntityType type)
    {
        var name = type.GetTableName()!;
        var key = string.Join(", ", type.FindPrimaryKey()!.Properties.Select(property => property.GetColumnName()));
        var isDueWork = type.ClrType == typeof(DueWorkRow);
        var which = $"tenant_id = @tenant{(isDueWork ? " AND id <> @self" : "")}";
        return new(
            name, $"DELETE FROM {name} WHERE tenant_id = @tenant AND ({key}) IN (SELECT {key} FROM {name} WHERE {which} LIMIT {TenantPurge.Batch})",
            type.ClrType == typeof(JournalRow), isDueWork);
    }
}

using CloudCrm.Contracts;
using CloudCrm.Foundation.Data;
using CloudCrm.Foundation.Scheduling;

namespace CloudCrm.Crm.Notifications;

/// <summary>
/// Deletes notifications when they are 90 days old. A week in which a tenant has any schedules one run, so that tenants without cost nothing; what is
/// as old as that is not listed any more in the days until the run.
/// </summary>
internal sealed class NotificationPurge(IActWriter<CrmDb> writer, TimeProvider time) : IDueHandler
{
    private const string Name = "notifications.purge";

    /// <summary>Rows in one transaction; on SQLite every writer waits meanwhile.</summary>
    private const int Batch = 1_000;

    /// <summary>How long notifications are kept.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    public string Kind => Name;

    /// <summary>The run for the week of an instant: all of the week are old enough by then.</summary>
    public static DueWorkRow Of(TenantId tenant, DateTimeOffset at)
    {
        var week = at.UtcTicks / Week.Ticks;
        return new()
        {
            TenantId = tenant,
            Id = Ids.From($"{tenant}", Name, $"{week}"),
            Kind = Name,
            DueAt = new DateTimeOffset((week + 1) * Week.Ticks, TimeSpan.Zero) + Kept,
        };
    }

    public async Task Handle(DueWorkRow work, CancellationToken cancellation)
    {
        var until = time.Instant() - Kept;
        var deleted = Batch;
        while (deleted == Batch)
        {
            await writer.Transact(async (transaction, stop) =>
            {
                await transaction.SetTenant(work.TenantId, stop);
                await using var command = transaction.Command($"""
                    DELETE FROM notifications WHERE tenant_id = @tenant AND (account_id, id) IN (
                        SELECT account_id, id FROM notifications WHERE tenant_id = @tenant AND at < @until ORDER BY at LIMIT {Batch})
                    """);
                command.Bind("tenant", work.TenantId.Value);
                command.Bind("until", transaction.Instant(until));
                deleted = await command.ExecuteNonQueryAsync(stop);
            }, cancellation);
        }
    }
}

using System.Globalization;
using CloudCrm.Contracts;
using CloudCrm.Foundation.Data;
using CloudCrm.Foundation.Scheduling;

namespace CloudCrm.Crm.Metering.Units;

/// <summary>Deletes the rows of leases whose periods have long been over.</summary>
internal sealed class UnitPurge(IActWriter<CrmDb> writer, IGrainFactory grains) : IDueHandler
{
    private const string Name = "units.purge";

    /// <summary>How long they are kept: the last one stands in while Billing says nothing.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(40);

    private static readonly string[] Deletions =
    [
        """
        DELETE FROM unit_uses WHERE tenant_id = @tenant AND block_id IN (
            SELECT id FROM unit_blocks WHERE tenant_id = @tenant AND meter = @meter AND period_start = @start)
        """,
        "DELETE FROM unit_blocks WHERE tenant_id = @tenant AND meter = @meter AND period_start = @start",
        "DELETE FROM unit_reservations WHERE tenant_id = @tenant AND meter = @meter AND period_start = @start",
        "DELETE FROM unit_leases WHERE tenant_id = @tenant AND meter = @meter AND period_start = @start",
    ];

    public string Kind => Name;

    public static DueWorkRow Of(TenantId tenant, Lease lease) => new()
    {
        TenantId = tenant,
        Id = Ids.From($"{tenant}", Name, lease.Meter, $"{lease.Start.UtcTicks}"),
        Kind = Name,
        DueAt = lease.End + Kept,
        Payload = string.Create(CultureInfo.InvariantCulture, $"{lease.Meter} {lease.Start.UtcTicks}"),
    };

    public async Task Handle(DueWorkRow work, CancellationToken cancellation)
    {
        var words = work.Payload.Split(' ');
        var start = new DateTimeOffset(long.Parse(words[1], CultureInfo.InvariantCulture), TimeSpan.Zero).ToInstant();
        await writer.Transact(
            async (transaction, stop) =>
            {
                await transaction.SetTenant(work.TenantId, stop);
                foreach (var sql in Deletions)
                {
                    await using var command = transaction.Command(sql);
                    command.Bind("tenant", work.TenantId.Value);
                    command.Bind("meter", words[0]);
                    command.Bind("start", transaction.Instant(start));
                    await command.ExecuteNonQueryAsync(stop);
                }
            },
            cancellation);
        await grains.Units(work.TenantId).Forget();
    }
}

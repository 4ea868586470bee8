using CloudCrm.Contracts;
using CloudCrm.Crm.Tenants.Clocks;
using CloudCrm.Foundation.Data;
using CloudCrm.Foundation.Scheduling;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Crm.Webhooks;

/// <summary>Deletes deliveries and attempts after <see cref="Kept"/>, those of removed webhooks too.</summary>
internal sealed class WebhookSweep(IDbSource<CrmDb> source, IActWriter<CrmDb> writer, TimeProvider time) : IDueHandler
{
    /// <summary>How long the log is kept.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    private const string Name = "webhooks.purge";

    public string Kind => Name;

    /// <summary>Schedules the first run of a tenant with its first webhook.</summary>
    public static void Begin(Act act, TenantId tenant, DateTimeOffset now) => Sweeps.Begin(act, tenant, Name, now);

    public async Task Handle(DueWorkRow work, CancellationToken cancellation)
    {
        var (tenant, now) = (work.TenantId, time.Instant());
        var until = now - Kept;
        await using var db = source.ForTenant(tenant);
        var rows = new List<ITenantRow>();
        rows.AddRange(await db.Set<AttemptRow>().Where(row => row.TenantId == tenant && row.At < until).OrderBy(row => row.At)
            .Take(Sweeps.Batch).ToListAsync(cancellation));
        rows.AddRange(await db.Set<DeliveryRow>().Where(row => row.TenantId == tenant && row.At < until).OrderBy(row => row.At)
            .Take(Sweeps.Batch - rows.Count).ToListAsync(cancellation));
        await writer.Finish(work, rows, now, cancellation);
    }
}

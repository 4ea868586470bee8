using CloudCrm.Crm.Tenants.Rows;
using CloudCrm.Foundation.Data;
using CloudCrm.Foundation.Scheduling;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Crm.Tenants.Clocks;

/// <summary>Deletes sessions a day after they have ended; the journal keeps that they were there.</summary>
internal sealed class SessionSweep(IDbSource<CrmDb> source, IActWriter<CrmDb> writer, TimeProvider time) : IDueHandler
{
    public const string Name = "sessions.purge";

    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    public string Kind => Name;

    public async Task Handle(DueWorkRow work, CancellationToken cancellation)
    {
        var (tenant, now) = (work.TenantId, time.Instant());
        var until = now - Kept;
        await using var db = source.ForTenant(tenant);
        var rows = await db.Set<SessionRow>().Where(s => s.TenantId == tenant && s.ExpiresAt < until).OrderBy(s => s.ExpiresAt)
            .Take(Sweeps.Batch).ToListAsync(cancellation);
        await writer.Finish(work, rows, now, cancellation);
    }
}

using CloudCrm.Foundation.Data;
using CloudCrm.Foundation.Scheduling;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Crm.Tenants.Clocks;

/// <summary>Forgets answers to caller-made ids after <see cref="RequestLog.RememberedFor"/>.</summary>
internal sealed class RequestSweep(IDbSource<CrmDb> source, IActWriter<CrmDb> writer, TimeProvider time) : IDueHandler
{
    public const string Name = "requests.purge";

    public string Kind => Name;

    public async Task Handle(DueWorkRow work, CancellationToken cancellation)
    {
        var (tenant, now) = (work.TenantId, time.Instant());
        var until = now - RequestLog.RememberedFor;
        await using var db = source.ForTenant(tenant);
        var keys = await db.Requests.Where(r => r.TenantId == tenant && r.At < until).OrderBy(r => r.At).Take(Sweeps.Batch)
            .Select(r => r.Key).ToListAsync(cancellation);
        var rows = keys.ConvertAll(key => new RequestRow { TenantId = tenant, Key = key, Fingerprint = "", Answer = "", At = until });
        await writer.Finish(work, rows, now, cancellation);
    }
}

using CloudCrm.Contracts;
using CloudCrm.Crm.Tenants.Rows;
using CloudCrm.Foundation.Data;
using CloudCrm.Foundation.Scheduling;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Crm.Tenants.Clocks;

/// <summary>
/// Tells usage of the seats of tenants that were opened before there was usage of seats, as bought at the opening. The migration schedules it once, outside
/// the tenants; a tenant that changes before its turn tells by itself.
/// </summary>
internal sealed class SeatNews(IDbSource<CrmDb> source, IGrainFactory grains) : IDueHandler
{
    /// <summary>Tenants of one look.</summary>
    private const int Batch = 500;

    public string Kind => "seats.tell";

    public async Task Handle(DueWorkRow work, CancellationToken cancellation)
    {
        while (await Next(cancellation) is { Count: > 0 } tenants)
        {
            foreach (var tenant in tenants)
            {
                cancellation.ThrowIfCancellationRequested();
                await grains.Tenant(tenant).TellSeats();
            }
        }
    }

    private async Task<List<TenantId>> Next(CancellationToken cancellation)
    {
        await using var db = source.AcrossTenants();
        return await db.Set<TenantRow>().Where(row => row.SeatsTold != row.SeatsBought && row.PurgedAt == null)
            .OrderBy(row => row.TenantId).Select(row => row.TenantId).Take(Batch).ToListAsync(cancellation);
    }
}

using CloudCrm.Contracts;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Crm.Lists;
using CloudCrm.Crm.Tenants.Rows;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;
using Orleans.Concurrency;

namespace CloudCrm.Crm.Tenants.Lists;

/// <summary>The operator's lists over all tenants.</summary>
[GrainType("operator-reader"), StatelessWorker, Reentrant]
internal sealed class OperatorReader(IDbSource<CrmDb> source) : Grain, IOperatorReader
{
    public async Task<Outcome<Page<Tenant>>> Tenants(string? cursor, int limit)
    {
        const string List = "tenants";
        if (Cursor.CheckLimit(limit) is { } refusal)
            return refusal;
        if (!TimePlace.Parse(cursor, List).Try(out var place, out var malformed))
            return malformed;
        var (at, id) = place;
        if (id == Guid.Empty)
            return Cursor.Malformed();
        await using var db = source.AcrossTenants();
        var tenants = db.Set<TenantRow>().Where(t => t.OpenedAt < at);
        if (id != Guid.AllBitsSet)
        {
            // Rows as old as the last one seen come before the older ones.
            var last = TenantId.From(id);
            tenants = db.Set<TenantRow>().Where(t => t.OpenedAt < at || (t.OpenedAt == at && t.TenantId.CompareTo(last) < 0));
        }

        var rows = await tenants.OrderByDescending(t => t.OpenedAt).ThenByDescending(t => t.TenantId).Take(limit + 1).ToListAsync();
        var ids = rows.ConvertAll(t => t.TenantId);
        var origins = (await db.Set<OriginRow>().Where(o => ids.Contains(o.TenantId)).ToListAsync())
            .OrderBy(o => o.Origin, StringComparer.Ordinal).ToLookup(o => o.TenantId, o => o.Origin);
        return rows.ToPage(
            limit,
            t => TenancyRows.ToTenant(t, [.. origins[t.TenantId]]),
            t => new TimePlace(t.OpenedAt, t.TenantId.Value).Write(List));
    }
}

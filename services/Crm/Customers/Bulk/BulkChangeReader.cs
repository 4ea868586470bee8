using CloudCrm.Contracts;
using CloudCrm.Contracts.Customers;
using CloudCrm.Crm.Lists;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;
using Orleans.Concurrency;

namespace CloudCrm.Crm.Customers.Bulk;

/// <summary>Lists of bulk changes, from the database.</summary>
[StatelessWorker, GrainType("bulk-change-reader")]
internal sealed class BulkChangeReader(IDbSource<CrmDb> source) : Grain, IBulkChangeReader
{
    private TenantId Tenant => GrainKeys.Parse(this.GetPrimaryKeyString()).Tenant;

    async Task<Outcome<Page<BulkChange>>> IBulkChangeReader.List(string? cursor, int limit)
    {
        const string Name = "bulk-changes";
        if (Cursor.CheckLimit(limit) is { } wrong)
            return wrong;
        if (!TimePlace.Parse(cursor, Name).Try(out var place, out var refusal))
            return refusal;
        var tenant = Tenant;
        await using var db = source.ForTenant(tenant);
        var rows = await db.Set<BulkRow>().Where(row => row.TenantId == tenant).Before(db, place, limit + 1);
        return rows.ToPage(limit, row => row.ToBulkChange(), row => new TimePlace(row.At, row.Id).Write(Name));
    }

    public async Task<Outcome<Page<BulkResult>>> Results(Guid bulkId, string? cursor, int limit)
    {
        const string Name = "bulk-results";
        if (Cursor.CheckLimit(limit) is { } wrong)
            return wrong;
        if (!SequencePlace.Parse(cursor, Name).Try(out var after, out var refusal))
            return refusal;
        var tenant = Tenant;
        await using var db = source.ForTenant(tenant);
        var rows = await db.Set<BulkTargetRow>().Where(row => row.TenantId == tenant && row.BulkId == bulkId && row.Number > after)
            .OrderBy(row => row.Number).Take(limit + 1).ToListAsync();
        if (rows.Count == 0 && !await db.Set<BulkRow>().AnyAsync(row => row.TenantId == tenant && row.Id == bulkId))
            return Refusal.NotFound("bulk change");
        return rows.ToPage(limit, row => row.ToResult(), row => SequencePlace.Write(Name, row.Number));
    }
}

using CloudCrm.Contracts;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Crm.Customers.Merging;

/// <summary>Which customer of a family something stands on that was asked for by another one's path.</summary>
internal static class FamilyHolder
{
    /// <summary>The one that has it, else the one that had it and remembers its deletion; null where there is none, or nobody was merged.</summary>
    /// <param name="source">The database.</param>
    /// <param name="tenant">The tenant.</param>
    /// <param name="named">Whom the path names: the survivor, or one of those that were merged.</param>
    /// <param name="deletion">What a deletion is remembered by, of each customer.</param>
    /// <param name="find">Whose it is, of some customers.</param>
    public static async Task<Guid?> Of(
        IDbSource<CrmDb> source, TenantId tenant, Guid named, Func<Guid, Once> deletion, Func<CrmDb, List<Guid>, Task<Guid?>> find)
    {
        await using var db = source.ForTenant(tenant);
        var into = await db.Set<CustomerRow>().Where(row => row.TenantId == tenant && row.Id == named).Select(row => row.MergedInto).FirstOrDefaultAsync();
        var family = await Family.Of(db, tenant, into is { } above ? await Family.Survivor(db, tenant, above) : named);
        if (family.Count == 1)
            return null;
        if (await find(db, family) is { } holder)
            return holder;
        var deletions = family.ToDictionary(id => deletion(id).Key);
        var keys = deletions.Keys.ToList();
        var gone = await db.Requests.Where(row => row.TenantId == tenant && EF.Parameter(keys).Contains(row.Key)).Select(row => row.Key).OrderBy(key => key).FirstOrDefaultAsync();
        return gone is null ? null : deletions[gone];
    }
}

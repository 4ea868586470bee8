using CloudCrm.Contracts;
using CloudCrm.Contracts.Customers;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Crm.Customers.Merging;

/// <summary>A page of a look-up, with survivors in the place of those that were merged.</summary>
internal static class MergedLookup
{
    /// <summary>
    /// Each survivor once: where the first of its family stands that has the contact, be that on this page or on one before. Nothing is asked beyond one query
    /// where nobody on the page was merged.
    /// </summary>
    public static async Task<List<CustomerRow>> Fold(CrmDb db, TenantId tenant, ContactKind kind, string key, List<CustomerRow> page)
    {
        var survivorOf = await Family.Survivors(db, tenant, page);
        var roots = page.ConvertAll(row => survivorOf.GetValueOrDefault(row.Id, row.Id)).Distinct().ToList();
        var rootOf = await RootsBelow(db, tenant, roots);
        if (rootOf.Count == 0)
            return page;

        var members = rootOf.Keys.Concat(rootOf.Values).Distinct().ToList();
        var having = await db.Set<ContactRow>()
            .Where(row => row.TenantId == tenant && row.Kind == kind && row.Normalised == key && EF.Parameter(members).Contains(row.CustomerId))
            .Select(row => row.CustomerId).ToListAsync();
        var first = having.GroupBy(id => rootOf.GetValueOrDefault(id, id)).ToDictionary(same => same.Key, same => same.Min());
        var standing = await db.Set<CustomerRow>().Where(row => row.TenantId == tenant && EF.Parameter(roots).Contains(row.Id)).ToDictionaryAsync(row => row.Id);
        return
        [
            .. from row in page
               let root = rootOf.GetValueOrDefault(row.Id, row.Id)
               where first.GetValueOrDefault(root, row.Id) == row.Id
               select standing[root],
        ];
    }

    /// <summary>Everybody that was merged into one of these, with the one.</summary>
    private static async Task<Dictionary<Guid, Guid>> RootsBelow(CrmDb db, TenantId tenant, List<Guid> roots)
    {
        var rootOf = new Dictionary<Guid, Guid>();
        var last = roots;
        for (var step = 0; last.Count > 0 && step < IMergeGate.MaxMerged; step++)
        {
            var below = await Family.Into(db, tenant, last).Select(row => new { row.Id, row.MergedInto }).ToListAsync();
            foreach (var row in below)
                rootOf[row.Id] = rootOf.GetValueOrDefault(row.MergedInto!.Value, row.MergedInto.Value);
            last = below.ConvertAll(row => row.Id);
        }

        return rootOf;
    }
}

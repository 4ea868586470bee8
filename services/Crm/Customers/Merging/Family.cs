using CloudCrm.Contracts;
using CloudCrm.Contracts.Customers;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Crm.Customers.Merging;

/// <summary>A customer and whoever was merged into it, by the pointers in their rows. One query a generation; almost all customers have one, of nobody.</summary>
internal static class Family
{
    /// <summary>A customer, then whoever was merged into it, into those, and so on.</summary>
    public static async Task<List<Guid>> Of(CrmDb db, TenantId tenant, Guid id)
    {
        List<Guid> all = [id];
        var last = all;
        // No family is larger, and the bound ends a cycle too, should one ever be.
        while (last.Count > 0 && all.Count <= IMergeGate.MaxMerged)
        {
            last = await Into(db, tenant, last).Select(row => row.Id).OrderBy(child => child).ToListAsync();
            all.AddRange(last);
        }

        return all;
    }

    /// <summary>The survivor that each of these is merged into; those that stand for themselves are left out.</summary>
    public static async Task<Dictionary<Guid, Guid>> Survivors(CrmDb db, TenantId tenant, IEnumerable<CustomerRow> rows)
    {
        var roots = rows.Where(row => row.MergedInto is not null).ToDictionary(row => row.Id, row => row.MergedInto!.Value);
        var open = roots.Values.Distinct().ToList();
        for (var step = 0; open.Count > 0 && step < IMergeGate.MaxMerged; step++)
        {
            var above = await db.Set<CustomerRow>().Where(row => row.TenantId == tenant && EF.Parameter(open).Contains(row.Id) && row.MergedInto != null)
                .ToDictionaryAsync(row => row.Id, row => row.MergedInto!.Value);
            foreach (var (id, root) in roots.ToArray())
                roots[id] = above.GetValueOrDefault(root, root);
            open = [.. above.Values.Distinct()];
        }

        return roots;
    }

    /// <summary>The survivor of one that is merged.</summary>
    public static async Task<Guid> Survivor(CrmDb db, TenantId tenant, Guid mergedInto)
    {
        var at = mergedInto;
        for (var step = 0; step < IMergeGate.MaxMerged; step++)
        {
            var id = at;
            if (await db.Set<CustomerRow>().Where(row => row.TenantId == tenant && row.Id == id).Select(row => row.MergedInto).FirstOrDefaultAsync() is not { } next)
                break;
            at = next;
        }

        return at;
    }

    /// <summary>Whoever was merged into one of these, and nobody in between.</summary>
    public static IQueryable<CustomerRow> Into(CrmDb db, TenantId tenant, List<Guid> survivors) =>
        db.Set<CustomerRow>().Where(row => row.TenantId == tenant && row.MergedInto != null && EF.Parameter(survivors).Contains(row.MergedInto.Value));
}

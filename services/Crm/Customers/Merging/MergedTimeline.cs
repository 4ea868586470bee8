using CloudCrm.Contracts;
using CloudCrm.Crm.Lists;

namespace CloudCrm.Crm.Customers.Merging;

/// <summary>The timelines of a family as one, in their common order; what stands on several of them stands in it once.</summary>
internal static class MergedTimeline
{
    /// <summary>The next entries after a place: as many of each timeline, each along its own index, then the newest of them all.</summary>
    public static async Task<List<TimelineRow>> Before(CrmDb db, TenantId tenant, List<Guid> family, TimePlace place, int limit)
    {
        var rows = new List<TimelineRow>();
        foreach (var id in family)
        {
            rows.AddRange(await db.Timeline(tenant, id).Before(db, place, limit));
            if (rows.Count > 2 * limit)
                rows = Newest(rows, limit);
        }

        return Newest(rows, limit);
    }

    /// <summary>One customer's own.</summary>
    private static IQueryable<TimelineRow> Timeline(this CrmDb db, TenantId tenant, Guid id) =>
        db.Set<TimelineRow>().Where(row => row.TenantId == tenant && row.CustomerId == id);

    // Survivors stand first in a family: of the same entry theirs is kept.
    private static List<TimelineRow> Newest(List<TimelineRow> rows, int limit) =>
        [.. rows.DistinctBy(row => (row.At, row.Id)).OrderByDescending(row => row.At).ThenByDescending(row => row.Id).Take(limit)];
}

using CloudCrm.Crm.Lists;

namespace CloudCrm.Crm.Customers.Merging;

/// <summary>The timelines, notes, files or tasks of a family as one list, in their common order; what stands on several of them stands in it once.</summary>
internal static class MergedList
{
    /// <summary>The next rows after a place, newest first: as many of each customer's own, each along its own index, then the newest of them all.</summary>
    /// <param name="db">The database.</param>
    /// <param name="family">The customers, the survivor first.</param>
    /// <param name="own">One customer's own rows.</param>
    /// <param name="place">Where to go on.</param>
    /// <param name="limit">How many rows at the most.</param>
    public static Task<List<TRow>> Before<TRow>(CrmDb db, List<Guid> family, Func<Guid, IQueryable<TRow>> own, TimePlace place, int limit)
        where TRow : class, IPlaced =>
        Gather(family, id => own(id).Before(db, place, limit), rows => rows.OrderByDescending(row => row.At).ThenByDescending(row => row.Id), limit);

    /// <summary>The next rows after a place, earliest first: <see cref="Before"/> the other way round.</summary>
    /// <param name="db">The database.</param>
    /// <param name="family">The customers, the survivor first.</param>
    /// <param name="own">One customer's own rows.</param>
    /// <param name="place">Where to go on.</param>
    /// <param name="limit">How many rows at the most.</param>
    public static Task<List<TRow>> After<TRow>(CrmDb db, List<Guid> family, Func<Guid, IQueryable<TRow>> own, TimePlace place, int limit)
        where TRow : class, IPlaced =>
        Gather(family, id => own(id).After(db, place, limit), rows => rows.OrderBy(row => row.At).ThenBy(row => row.Id), limit);

    private static async Task<List<TRow>> Gather<TRow>(
        List<Guid> family, Func<Guid, Task<List<TRow>>> next, Func<IEnumerable<TRow>, IEnumerable<TRow>> order, int limit)
        where TRow : class, IPlaced
    {
        var rows = new List<TRow>();
        foreach (var id in family)
        {
            rows.AddRange(await next(id));
            if (rows.Count > 2 * limit)
                rows = First(rows);
        }

        return First(rows);

        // Survivors stand first in a family: of the same row theirs is kept.
        List<TRow> First(List<TRow> some) => [.. order(some.DistinctBy(row => (row.At, row.Id))).Take(limit)];
    }
}

using CloudCrm.Contracts;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Crm.Lists;

/// <summary>The order of lists that run from the earliest to the latest: <see cref="Newest"/> the other way round.</summary>
internal static class Earliest
{
    /// <summary>Before the earliest item.</summary>
    private static readonly TimePlace Bottom = new(new(1, 1, 1, 0, 0, 0, TimeSpan.Zero), Guid.Empty);

    /// <summary>Reads a cursor; none means the bottom.</summary>
    public static Outcome<TimePlace> Parse(string? cursor, string list) => cursor is null ? Bottom : TimePlace.Parse(cursor, list);

    /// <summary>The next rows after a place, earliest first. The bound stands in an index that ends with the instant and the id.</summary>
    public static async Task<List<TRow>> After<TRow>(this IQueryable<TRow> rows, CrmDb db, TimePlace place, int limit) where TRow : class, IPlaced
    {
        var (at, id) = place;
        if (db is PgCrmDb)
        {
            return await rows.Where(row => EF.Functions.GreaterThan(ValueTuple.Create(row.At, row.Id), ValueTuple.Create(at, id)))
                .OrderBy(row => row.At).ThenBy(row => row.Id).Take(limit).ToListAsync();
        }

        // EF's provider for SQLite cannot write a comparison of pairs: first the rest of the same instant, then what is later.
        var same = await rows.Where(row => row.At == at && row.Id > id).OrderBy(row => row.Id).Take(limit).ToListAsync();
        if (same.Count < limit)
            same.AddRange(await rows.Where(row => row.At > at).OrderBy(row => row.At).ThenBy(row => row.Id).Take(limit - same.Count).ToListAsync());
        return same;
    }
}

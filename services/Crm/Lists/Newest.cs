using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Crm.Lists;

/// <summary>A row of a list that runs from the newest to the oldest.</summary>
internal interface IPlaced
{
    /// <summary>What the list goes by (UTC).</summary>
    DateTimeOffset At { get; }

    /// <summary>Tells rows of the same instant apart.</summary>
    Guid Id { get; }
}

/// <summary>The order of such lists.</summary>
internal static class Newest
{
    /// <summary>The next rows after a place, newest first. The bound stands in an index that ends with the instant and the id.</summary>
    public static async Task<List<TRow>> Before<TRow>(this IQueryable<TRow> rows, CrmDb db, TimePlace place, int limit) where TRow : class, IPlaced
    {
        var (at, id) = place;
        if (db is PgCrmDb)
        {
            return await rows.Where(row => EF.Functions.LessThan(ValueTuple.Create(row.At, row.Id), ValueTuple.Create(at, id)))
                .OrderByDescending(row => row.At).ThenByDescending(row => row.Id).Take(limit).ToListAsync();
        }

        // EF's provider for SQLite cannot write a comparison of pairs: first the rest of the same instant, then what is older.
        var same = await rows.Where(row => row.At == at && row.Id < id).OrderByDescending(row => row.Id).Take(limit).ToListAsync();
        if (same.Count < limit)
            same.AddRange(await rows.Where(row => row.At < at).OrderByDescending(row => row.At).ThenByDescending(row => row.Id).Take(limit - same.Count).ToListAsync());
        return same;
    }
}

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
    /// <summary>The rows after a place, newest first. The bound stands in an index that ends with the instant and the id.</summary>
    public static IQueryable<TRow> Before<TRow>(this IQueryable<TRow> rows, CrmDb db, TimePlace place) where TRow : class, IPlaced
    {
        var (at, id) = place;
        // Only PostgreSQL's provider writes a comparison of pairs; SQLite takes the first half into the index and checks the second.
        var older = db is PgCrmDb
            ? rows.Where(row => EF.Functions.LessThan(ValueTuple.Create(row.At, row.Id), ValueTuple.Create(at, id)))
            : rows.Where(row => row.At <= at && (row.At < at || row.Id < id));
        return older.OrderByDescending(row => row.At).ThenByDescending(row => row.Id);
    }
}

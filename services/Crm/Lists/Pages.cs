using CloudCrm.Contracts;

namespace CloudCrm.Crm.Lists;

/// <summary>Makes pages of rows that were read with one more than asked for.</summary>
internal static class Pages
{
    public static Page<TItem> ToPage<TRow, TItem>(this List<TRow> rows, int limit, Func<TRow, TItem> item, Func<TRow, string> place) => new(
        [.. rows.Take(limit).Select(item)],
        rows.Count > limit ? place(rows[limit - 1]) : null);
}

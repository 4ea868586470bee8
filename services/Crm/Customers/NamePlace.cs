using CloudCrm.Contracts;
using CloudCrm.Crm.Lists;
using CloudCrm.Foundation.Data;

namespace CloudCrm.Crm.Customers;

/// <summary>A place in the list of customers by name: what comes next has a greater key, or the same key and a greater id.</summary>
/// <param name="Key">The name key of the last customer seen, or the prefix that is looked for.</param>
/// <param name="Id">Its id; empty before the first.</param>
internal readonly record struct NamePlace(string Key, Guid Id)
{
    private const string List = "customers";

    /// <summary>Where a page begins. A cursor from a list with another prefix is refused: it would be a second lower bound.</summary>
    public static Outcome<NamePlace> Parse(string? cursor, string prefix)
    {
        if (cursor is null)
            return new NamePlace(prefix, Guid.Empty);
        return Cursor.Read(cursor, List, 2) is [var key, var text]
            && Guid.TryParseExact(text, "n", out var id)
            && key.StartsWith(prefix, StringComparison.Ordinal)
            && PlainText.Check("cursor", key, 0, NameKey.MaxLength) is null
            ? new NamePlace(key, id)
            : Cursor.Malformed();
    }

    /// <summary>The cursor of this place.</summary>
    public string Write() => Cursor.Write(List, Key, Id.ToString("n"));
}

using CloudCrm.Contracts;
using CloudCrm.Crm.Lists;
using CloudCrm.Foundation.Data;

namespace CloudCrm.Crm.Customers.Listing;

/// <summary>A place in a list.</summary>
/// <param name="Drive">Which part of the list: 0, or 1 for those without a value in what it is sorted by.</param>
/// <param name="Value">The value of the last customer seen in what drives the list; empty where it goes by name.</param>
/// <param name="Name">Its name key.</param>
/// <param name="Id">Its id.</param>
internal readonly record struct ListPlace(int Drive, string Value, string Name, Guid Id)
{
    private const string List = "customers";

    /// <summary>Reads a cursor of the list that <paramref name="digest"/> stands for; null where there is none.</summary>
    public static Outcome<ListPlace?> Parse(string? cursor, string digest)
    {
        if (cursor is null)
            return (ListPlace?)null;
        return Cursor.Read(cursor, List, 5) is [var of, var drive, var value, var name, var text]
            && of == digest && drive is "0" or "1" && Guid.TryParseExact(text, "n", out var id)
            && PlainText.Check("cursor", value, 0, 2_000) is null && PlainText.Check("cursor", name, 0, NameKey.MaxLength) is null
            ? new ListPlace(drive == "0" ? 0 : 1, value, name, id)
            : Cursor.Malformed();
    }

    /// <summary>The cursor of this place.</summary>
    public string Write(string digest) => Cursor.Write(List, digest, Drive == 0 ? "0" : "1", Value, Name, $"{Id:n}");
}

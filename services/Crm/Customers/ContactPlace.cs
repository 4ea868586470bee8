using CloudCrm.Contracts;
using CloudCrm.Contracts.Customers;
using CloudCrm.Crm.Lists;

namespace CloudCrm.Crm.Customers;

/// <summary>A place among the customers that share a contact: what comes next has a greater id.</summary>
/// <param name="Id">The id of the last customer seen; empty before the first.</param>
internal readonly record struct ContactPlace(Guid Id)
{
    private const string List = "lookup";

    /// <summary>Where a page begins. A cursor of a look-up of another contact is refused.</summary>
    public static Outcome<ContactPlace> Parse(string? cursor, ContactKind kind, string key)
    {
        if (cursor is null)
            return new ContactPlace(Guid.Empty);
        return Cursor.Read(cursor, List, 2) is [var contact, var text] && contact == Digest(kind, key) && Guid.TryParseExact(text, "n", out var id)
            ? new ContactPlace(id)
            : Cursor.Malformed();
    }

    /// <summary>The cursor of this place.</summary>
    public string Write(ContactKind kind, string key) => Cursor.Write(List, Digest(kind, key), Id.ToString("n"));

    /// <summary>Names the contact without saying it.</summary>
    private static string Digest(ContactKind kind, string key) => Ids.From(List, $"{kind}", key).ToString("n");
}

using CloudCrm.Contracts.Customers;

namespace CloudCrm.Crm.Customers.Search;

/// <summary>
/// Which field of a customer a token comes from, as a small number: twice the field's own, plus one where the token begins inside a run of Chinese, Japanese or
/// Korean characters. Numbers are kept in rows: none is ever given to another field.
/// </summary>
internal static class SearchPlace
{
    public const short Name = 0;
    public const short Phone = 2;
    public const short Mail = 4;
    public const short Handle = 6;
    public const short ExternalId = 8;
    public const short Tag = 10;
    public const short Address = 12;
    public const short Note = 14;

    /// <summary>Of notes on the customer itself: apart from <see cref="Note"/>, so that a deleted note's tokens can be told from those of interactions.</summary>
    public const short CustomerNote = 16;

    private const short FirstOwn = 32;
    private static readonly string[] Names = ["name", "phone", "mail", "handle", "externalId", "tag", "address", "note", "note"];

    /// <summary>The place of a tenant's own field. Fields are never taken out of the book, so their order is their number.</summary>
    public static short OfField(int index) => (short)(FirstOwn + (2 * index));

    /// <summary>The same field, inside a run.</summary>
    public static short Inside(short place) => (short)(place | 1);

    /// <summary>True where the token begins where its word does.</summary>
    public static bool IsStart(short place) => (place & 1) == 0;

    /// <summary>True for tokens of one of the tenant's own fields.</summary>
    public static bool IsOwn(short place) => place >= FirstOwn;

    /// <summary>What the API calls the field.</summary>
    public static string NameOf(short place, FieldBook fields) => IsOwn(place) ? CustomerParts.Own + fields.Fields[(place - FirstOwn) / 2].Key : Names[place / 2];

    /// <summary>Every place of a field that the API calls so; none where there is no such field.</summary>
    public static IEnumerable<short> Of(string name, FieldBook fields)
    {
        if (name == CustomerParts.AllOwn)
            return Enumerable.Range(0, fields.Fields.Length).SelectMany(i => new[] { OfField(i), Inside(OfField(i)) });
        IEnumerable<short> found = name.StartsWith(CustomerParts.Own, StringComparison.Ordinal)
            ? IndexOf(fields, name[CustomerParts.Own.Length..]) is >= 0 and var own ? [OfField(own)] : []
            : Names.Index().Where(known => known.Item == name).Select(known => (short)(2 * known.Index));
        return found.SelectMany(place => (short[])[place, Inside(place)]);
    }

    private static int IndexOf(FieldBook fields, string key)
    {
        for (var i = 0; i < fields.Fields.Length; i++)
        {
            if (fields.Fields[i].Key == key)
                return i;
        }

        return -1;
    }
}

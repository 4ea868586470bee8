using System.Globalization;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Customers;

namespace CloudCrm.Crm.Customers.Listing;

/// <summary>What a list is sorted by.</summary>
/// <param name="Slot">Where the values stand in the index; one of the slots below, or a field's.</param>
/// <param name="Field">The field, where it is one of the tenant's own.</param>
/// <param name="Descending">True for the other way round.</param>
internal sealed record ListOrder(short Slot, CustomField? Field, bool Descending)
{
    /// <summary>By name: an index of its own.</summary>
    public const short NameSlot = -1;

    /// <summary>By the time of registration: an index of its own.</summary>
    public const short CreatedSlot = -2;

    /// <summary>By the time of the last change: an index of its own.</summary>
    public const short ChangedSlot = -3;

    public static Outcome<ListOrder> Parse(string? sort, bool descending, FieldBook book) => sort switch
    {
        null or "name" => new ListOrder(NameSlot, null, descending),
        "createdAt" => new ListOrder(CreatedSlot, null, descending),
        "changedAt" => new ListOrder(ChangedSlot, null, descending),
        _ => Conditions.Find(sort, book, "sort").Select(field => new ListOrder(field.Slot!.Value, field, descending)),
    };

    /// <summary>An instant as a text in the order of instants.</summary>
    public static string TimeKey(DateTimeOffset at) => at.UtcTicks.ToString("D19", CultureInfo.InvariantCulture);
}

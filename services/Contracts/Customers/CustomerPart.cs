using System.Collections.Immutable;

namespace CloudCrm.Contracts.Customers;

/// <summary>Something that every customer has and that rights are given to.</summary>
/// <param name="Name">What rules call it.</param>
/// <param name="Input">What commands call it.</param>
/// <param name="Differs">Whether two customers differ in it.</param>
/// <param name="Without">The customer without it; null where everybody who sees a customer sees it.</param>
public sealed record CustomerPart(string Name, string Input, Func<Customer, Customer, bool> Differs, Func<Customer, Customer>? Without)
{
    /// <summary>Whether it can be hidden.</summary>
    public bool IsHideable => Without is not null;
}

/// <summary>All parts of customers that rights are given to, beside the tenant's own fields. What is not among them is open: ids, times, version, archived.</summary>
public static class CustomerParts
{
    /// <summary>What the names of the tenant's own fields begin with.</summary>
    public const string Own = "fields.";

    /// <summary>Every one of the tenant's own fields.</summary>
    public const string AllOwn = "fields.*";

    /// <summary>All of them. A customer cannot do without kind and name; the others can be hidden.</summary>
    public static ImmutableArray<CustomerPart> All { get; } =
    [
        new("kind", "kind", (one, other) => one.Kind != other.Kind, null),
        new("name", "name", (one, other) => one.Name != other.Name, null),
        Contact(ContactKind.Phone),
        Contact(ContactKind.Mail),
        Contact(ContactKind.Handle),
        new("externalId", "externalId", (one, other) => one.ExternalId != other.ExternalId, customer => customer with { ExternalId = null }),
        new("ownerId", "ownerId", (one, other) => one.OwnerId != other.OwnerId, customer => customer with { OwnerId = null }),
        new("tags", "tags", (one, other) => !one.Tags.SequenceEqual(other.Tags), customer => customer with { Tags = [] }),
        new("addresses", "addresses", (one, other) => !one.Addresses.SequenceEqual(other.Addresses), customer => customer with { Addresses = [] }),
        new("consents", "consents", (one, other) => !one.Consents.SequenceEqual(other.Consents), customer => customer with { Consents = [] }),
        new("relations", "relations", (one, other) => !one.Relations.SequenceEqual(other.Relations), customer => customer with { Relations = [] }),
    ];

    /// <summary>What rules call a kind of contact.</summary>
    public static string NameOf(ContactKind kind) => kind switch
    {
        ContactKind.Phone => "phone",
        ContactKind.Mail => "mail",
        ContactKind.Handle => "handle",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>The part that stands in a column of a file.</summary>
    public static string OfColumn(string target) => target is "street" or "city" or "region" or "postalCode" or "country" ? "addresses" : target;

    /// <summary>What commands call a part or field.</summary>
    public static string InputOf(string name) => All.FirstOrDefault(part => part.Name == name)?.Input ?? name;

    /// <summary>Everything in which two customers differ, the tenant's own fields too.</summary>
    public static IEnumerable<string> Differing(Customer one, Customer other)
    {
        foreach (var part in All)
        {
            if (part.Differs(one, other))
                yield return part.Name;
        }

        foreach (var key in one.Fields.Except(other.Fields).Concat(other.Fields.Except(one.Fields)).Select(value => value.Key).Distinct(StringComparer.Ordinal))
            yield return Own + key;
    }

    private static CustomerPart Contact(ContactKind kind) => new(
        NameOf(kind),
        "contacts",
        (one, other) => !Of(one, kind).SequenceEqual(Of(other, kind)),
        customer => customer with { Contacts = customer.Contacts.RemoveAll(contact => contact.Kind == kind) });

    private static IEnumerable<ContactPoint> Of(Customer customer, ContactKind kind) => customer.Contacts.Where(contact => contact.Kind == kind);
}

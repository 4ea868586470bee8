using System.Collections.Immutable;

namespace CloudCrm.Contracts.Customers;

/// <summary>What may be asked and changed.</summary>
public sealed partial record FieldSight
{
    private const string Name = "name";
    private const string Kind = "kind";

    /// <summary>The refusal of a list that goes by something hidden: which customers it shows, and in which order, would tell; null where it may be shown.</summary>
    public Refusal? Refuses(CustomerFilter filter)
    {
        if (SeesAll)
            return null;
        return (filter.OwnerId is null ? null : RefusesToShow("ownerId", "owner"))
            ?? (filter.ExternalId is null ? null : RefusesToShow("externalId", "externalId"))
            ?? (filter.Tags.IsDefaultOrEmpty ? null : RefusesToShow("tags", "tag"))
            ?? filter.Fields.Select(field => RefusesToShow(NameOf(field.Field), "filter")).FirstOrDefault(refusal => refusal is not null)
            ?? (filter.Sort is null ? null : RefusesToShow(NameOf(filter.Sort), "sort"));
    }

    /// <summary>The refusal of an import with a column that may not be changed; null where it may begin.</summary>
    public Refusal? Refuses(StartImport command)
    {
        if (IsUnbounded || command.Columns.IsDefault)
            return null;
        return command.Columns.Select((column, i) => column?.Target is { } target ? RefusesToChange(CustomerParts.OfColumn(target), $"columns[{i}].target") : null)
            .FirstOrDefault(refusal => refusal is not null);
    }

    /// <summary>The refusal of a registration that gives what may not be changed; null where it may. Kind and name are always given, so they may always be.</summary>
    public Refusal? RefusesRegistration(Customer customer)
    {
        if (IsUnbounded)
            return null;
        var bare = new Customer(customer.Id, customer.Kind, customer.Name, [], customer.Archived, customer.CreatedAt, customer.ChangedAt, customer.Version);
        return RefusesDifference(bare, customer);
    }

    /// <summary>The refusal of a change in something that may not be changed; null where it may.</summary>
    public Refusal? RefusesDifference(Customer before, Customer after) =>
        IsUnbounded ? null : CustomerParts.Differing(before, after).Select(name => RefusesToChange(name)).FirstOrDefault(refusal => refusal is not null);

    /// <summary>
    /// A change as it may be made: it names nothing hidden, and where it gives the whole list of contacts, those that are hidden stay in it, each at its place.
    /// What it changes of that which is seen, <see cref="RefusesDifference"/> looks at afterwards.
    /// </summary>
    public Outcome<ChangeCustomer> Allow(ChangeCustomer command, Customer customer)
    {
        if (SeesAll)
            return command;
        if ((Refuses(command.Contacts) ?? Refuses(command.More)) is { } refusal)
            return refusal;
        return command.Contacts is { IsDefault: false } given ? command with { Contacts = Keep(customer.Contacts, given) } : command;
    }

    private Refusal? Refuses(ImmutableArray<ContactPoint>? contacts) => contacts is not { IsDefaultOrEmpty: false } given
        ? null
        : given.Select((contact, i) => contact is not null && Enum.IsDefined(contact.Kind) ? RefusesToShow(CustomerParts.NameOf(contact.Kind), $"contacts[{i}]") : null)
            .FirstOrDefault(refusal => refusal is not null);

    private Refusal? Refuses(CustomerParticulars? given)
    {
        if (given is null)
            return null;
        return (given.ExternalId is null ? null : RefusesToShow("externalId", "externalId"))
            ?? (given.OwnerId is null && !given.Unown ? null : RefusesToShow("ownerId", given.Unown ? "unown" : "ownerId"))
            ?? (given.Tags is null ? null : RefusesToShow("tags", "tags"))
            ?? (given.Addresses is null ? null : RefusesToShow("addresses", "addresses"))
            ?? (given.Consents is null ? null : RefusesToShow("consents", "consents"))
            ?? (given.Relations is null ? null : RefusesToShow("relations", "relations"))
            ?? (given.Fields ?? []).Select(value => RefusesToShow(CustomerParts.Own + value.Key, CustomerParts.Own + value.Key)).FirstOrDefault(refusal => refusal is not null);
    }

    private ImmutableArray<ContactPoint> Keep(ImmutableArray<ContactPoint> known, ImmutableArray<ContactPoint> given)
    {
        var kept = ImmutableArray.CreateBuilder<ContactPoint>();
        var next = 0;
        foreach (var contact in known)
        {
            if (!Sees(contact.Kind))
                kept.Add(contact);
            else if (next < given.Length)
                kept.Add(given[next++]);
        }

        kept.AddRange(given.AsSpan()[next..]);
        return kept.ToImmutable();
    }

    /// <summary>What a list calls name and times everybody sees; all others are the tenant's own fields.</summary>
    private static string NameOf(string field) => field is Name or Kind or "createdAt" or "changedAt" ? field : CustomerParts.Own + field;
}

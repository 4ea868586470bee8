using System.Collections.Immutable;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Customers;

namespace CloudCrm.Crm.Customers.History;

/// <summary>The decision to take one change back: whole, or not at all. Pure.</summary>
internal static class Undoing
{
    private const string Archived = "archived";

    /// <summary>What the order of contacts of several kinds among each other is called, where nothing but that is another.</summary>
    private const string Order = "contacts";

    /// <summary>The customer with what a change did taken back; everything that it did not touch stays.</summary>
    /// <param name="customer">The customer as it is.</param>
    /// <param name="change">What is taken back.</param>
    /// <param name="sight">What the caller may change.</param>
    /// <param name="fields">The tenant's own fields.</param>
    /// <param name="expectedVersion">Null means any.</param>
    /// <param name="now">The time.</param>
    public static Outcome<Customer> Undo(
        this Customer customer, PastChange change, FieldSight sight, FieldBook fields, long? expectedVersion, DateTimeOffset now)
    {
        if (expectedVersion is { } version && version != customer.Version)
            return Refusal.Stale();
        if (!change.CanBeUndone)
            return Refusal.Conflict("Only a change of fields, an archiving or a restoration can be undone.", "not_undoable");
        var (before, after) = (change.Before(customer), change.After(customer));
        string[] touched = [.. Differing(before, after)];
        if (touched.Where(name => name != Archived).Select(name => sight.RefusesToChange(name)).FirstOrDefault(refusal => refusal is not null) is { } bar)
            return bar;
        string[] since = [.. touched.Intersect(Differing(customer, after))];
        if (since.Length > 0)
            return Refusal.Conflict($"Changed since: {string.Join(", ", since)}.", "changed_since", CustomerParts.InputOf(since[0]));
        if (before.Archived != customer.Archived)
            return customer.WithArchived(before.Archived, null, now);
        var contacts = touched.Contains(Order) || customer.Contacts.SequenceEqual(after.Contacts)
            ? before.Contacts
            : Put(customer.Contacts, before.Contacts, [.. Enum.GetValues<ContactKind>().Where(kind => touched.Contains(CustomerParts.NameOf(kind)))]);
        return Set(customer, before with { Contacts = contacts }, touched, fields, now);
    }

    private static IEnumerable<string> Differing(Customer one, Customer other)
    {
        string[] names = [.. CustomerParts.Differing(one, other)];
        if (one.Archived != other.Archived)
            yield return Archived;
        foreach (var name in names)
            yield return name;
        if (!one.Contacts.SequenceEqual(other.Contacts) && !names.Any(name => CustomerParts.InputOf(name) == Order))
            yield return Order;
    }

    /// <summary>By the rules of every change: what may not stand there any more, does not come back.</summary>
    private static Outcome<Customer> Set(Customer customer, Customer target, string[] touched, FieldBook fields, DateTimeOffset now)
    {
        var command = new ChangeCustomer(target.Kind, target.Name, target.Contacts)
        {
            More = new()
            {
                ExternalId = touched.Contains("externalId") ? target.ExternalId ?? "" : null,
                OwnerId = touched.Contains("ownerId") ? target.OwnerId : null,
                Unown = touched.Contains("ownerId") && target.OwnerId is null,
                Tags = touched.Contains("tags") ? target.Tags : null,
                Addresses = touched.Contains("addresses") ? target.Addresses : null,
                Relations = touched.Contains("relations") ? target.Relations : null,
                Fields =
                [
                    .. touched.Where(name => name.StartsWith(CustomerParts.Own, StringComparison.Ordinal)).Select(name => name[CustomerParts.Own.Length..])
                        .Select(key => new FieldValue(key, target.Fields.FirstOrDefault(value => value.Key == key)?.Value ?? "")),
                ],
            },
        };
        if (!customer.Change(command, fields, null, now).Try(out var changed, out var refusal))
            return refusal;
        if (!touched.Contains("consents"))
            return changed;
        // A command adds to what was said about being contacted; here it is set to what it was.
        return changed with { Consents = target.Consents, ChangedAt = now, Version = customer.Version + 1 };
    }

    /// <summary>Contacts with those of some kinds as they were, each at a place where one of them stands; the others stay where they are.</summary>
    private static ImmutableArray<ContactPoint> Put(ImmutableArray<ContactPoint> known, ImmutableArray<ContactPoint> before, ImmutableArray<ContactKind> kinds)
    {
        var back = new Queue<ContactPoint>(before.Where(contact => kinds.Contains(contact.Kind)));
        var contacts = ImmutableArray.CreateBuilder<ContactPoint>();
        foreach (var contact in known)
        {
            if (!kinds.Contains(contact.Kind))
                contacts.Add(contact);
            else if (back.TryDequeue(out var was))
                contacts.Add(was);
        }

        contacts.AddRange(back);
        return contacts.ToImmutable();
    }
}

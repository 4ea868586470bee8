using System.Collections.Immutable;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Customers;
using CloudCrm.Crm.Customers.Merging;
using CloudCrm.Foundation.Data;

namespace CloudCrm.Crm.Customers;

/// <summary>The decisions about a customer: what is there and a command in, what is there next or a refusal out. Pure.</summary>
internal static class CustomerRules
{
    public const int MaxName = 200;
    public const int MaxContacts = 50;
    public const int MaxLabel = 50;

    /// <summary>A new customer.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="command">What is known of it.</param>
    /// <param name="fields">The tenant's own fields; empty where none is given.</param>
    /// <param name="now">The time.</param>
    public static Outcome<Customer> Register(Guid id, RegisterCustomer command, FieldBook fields, DateTimeOffset now)
    {
        if (id == Guid.Empty)
            return Refusal.Invalid("id", "An id is never empty.");
        var fresh = new Customer(id, command.Kind, "", [], false, now, now, 1);
        return fresh.With(command.More, fields, now).Then(customer => customer.With(command.Kind, command.Name, Or(command.Contacts)));
    }

    /// <summary>The customer after a change; the very same one where nothing changes.</summary>
    public static Outcome<Customer> Change(this Customer customer, ChangeCustomer command, FieldBook fields, long? expectedVersion, DateTimeOffset now)
    {
        if (expectedVersion is { } version && version != customer.Version)
            return Refusal.Stale();
        if (!command.EvenIfMerged && customer.Elsewhere() is { } merged)
            return merged;
        if (customer.Archived)
            return Refusal.Conflict("An archived customer cannot be changed: restore it first.", "archived");
        if (!customer.With(command.More, fields, now)
                .Then(next => next.With(command.Kind ?? customer.Kind, command.Name ?? customer.Name, command.Contacts is { } given ? Or(given) : customer.Contacts))
                .Try(out var changed, out var refusal))
            return refusal;
        return changed.Says(customer) ? customer : changed with { ChangedAt = now, Version = customer.Version + 1 };
    }

    /// <summary>The customer archived or restored; the very same one where it is so already.</summary>
    public static Outcome<Customer> WithArchived(this Customer customer, bool archived, long? expectedVersion, DateTimeOffset now)
    {
        if (expectedVersion is { } version && version != customer.Version)
            return Refusal.Stale();
        if (customer.Elsewhere() is { } merged)
            return merged;
        return customer.Archived == archived ? customer : customer with { Archived = archived, ChangedAt = now, Version = customer.Version + 1 };
    }

    /// <summary>True when both say the same of the person or organisation.</summary>
    public static bool Says(this Customer customer, Customer other) =>
        customer.Kind == other.Kind && customer.Name == other.Name && customer.Contacts.SequenceEqual(other.Contacts)
        && customer.HasParticularsOf(other);

    private static Outcome<Customer> With(this Customer customer, CustomerKind kind, string name, ImmutableArray<ContactPoint> contacts)
    {
        if (!Enum.IsDefined(kind))
            return Refusal.Invalid("kind", "There is no such kind of customer.");
        var trimmed = name?.Trim();
        // What another system knows by its id may have no name here.
        var nameless = trimmed is "" && customer.ExternalId is not null;
        return ((nameless ? null : PlainText.CheckName("name", trimmed, MaxName)) ?? Check(contacts)) is { } refusal
            ? refusal
            : customer with { Kind = kind, Name = trimmed!, Contacts = contacts };
    }

    /// <summary>What is wrong with a list of contacts; null where it is fine.</summary>
    public static Refusal? Check(ImmutableArray<ContactPoint> contacts)
    {
        if (contacts.Length > MaxContacts)
            return Refusal.Invalid("contacts", $"At most {MaxContacts} contacts.", "length");
        var seen = new HashSet<(ContactKind, string)>();
        for (var i = 0; i < contacts.Length; i++)
        {
            if (contacts[i] is not { } contact)
                return Refusal.Invalid($"contacts[{i}]", "A contact is needed here.");
            if (!ContactKey.Of(contact.Kind, contact.Value, $"contacts[{i}].value").Try(out var key, out var refusal))
                return refusal;
            if (PlainText.CheckOptional($"contacts[{i}].label", contact.Label, 0, MaxLabel) is { } wrong)
                return wrong;
            if (!seen.Add((contact.Kind, key)))
                return Refusal.Invalid($"contacts[{i}]", "This contact stands in the list twice.", "duplicate");
        }
        return null;
    }

    private static ImmutableArray<ContactPoint> Or(ImmutableArray<ContactPoint> contacts) => contacts.IsDefault ? [] : contacts;
}

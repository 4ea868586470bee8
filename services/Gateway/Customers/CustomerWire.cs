using System.Collections.Immutable;
using CloudCrm.Contracts.Customers;
using CloudCrm.Gateway.Tenants;

namespace CloudCrm.Gateway.Customers;

/// <summary>Customers' records on the wire.</summary>
internal static class CustomerWire
{
    public static Wire.Customer ToWire(Customer customer) => new(
        customer.Id,
        (Wire.CustomerKind)customer.Kind,
        customer.Name,
        [.. customer.Contacts.Select(c => new Wire.ContactPoint((Wire.ContactKind)c.Kind, c.Value, c.Label))],
        customer.Archived,
        customer.CreatedAt,
        customer.ChangedAt,
        customer.Version);

    public static RegisterCustomer ToCommand(this Wire.RegisterCustomer it) =>
        new((CustomerKind)it.Kind, it.Name, it.Contacts is null ? [] : ToContacts(it.Contacts));

    public static ChangeCustomer ToCommand(this Wire.ChangeCustomer it) =>
        new((CustomerKind?)it.Kind, it.Name, it.Contacts is null ? null : ToContacts(it.Contacts));

    public static Wire.TimelineEntry ToWire(TimelineEntry entry) => new(
        entry.At,
        entry.Id,
        (Wire.TimelineKind)entry.Kind,
        entry.InteractionId,
        entry.Channel,
        entry.Text,
        TenantWire.ToWire(entry.Caller));

    private static ImmutableArray<ContactPoint> ToContacts(IReadOnlyList<Wire.ContactPoint> contacts) =>
        [.. contacts.Select(c => new ContactPoint((ContactKind)c.Kind, c.Value, c.Label))];
}

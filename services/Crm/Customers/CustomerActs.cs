using System.Collections.Immutable;
using System.Text.Json;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Customers;
using CloudCrm.Foundation.Data;

namespace CloudCrm.Crm.Customers;

/// <summary>What is written when a customer is registered or changes: its row, its contacts, its timeline and the journal.</summary>
internal static class CustomerActs
{
    /// <summary>The act of a new customer.</summary>
    public static Act Registered(TenantId tenant, Customer customer, Caller caller, Once once)
    {
        var act = Act.Create(tenant, ToRow(tenant, customer));
        foreach (var contact in ToContacts(tenant, customer))
            act.Insert(contact);
        return act.Tell(tenant, customer, caller, "registered", new { customer.Kind, customer.Name, customer.Contacts })
            .Remember(RequestLog.Answer(tenant, once, customer, customer.CreatedAt));
    }

    /// <summary>The act of a change.</summary>
    public static Act Changed(TenantId tenant, Customer before, Customer after, Caller caller)
    {
        var act = Act.Change(tenant, ToRow(tenant, after), before.Version);
        var (old, now) = (ToContacts(tenant, before), ToContacts(tenant, after));
        foreach (var gone in old.ExceptBy(now.Select(Key), Key))
            act.Delete(gone);
        foreach (var come in now.ExceptBy(old.Select(Key), Key))
            act.Insert(come);
        return act.Tell(tenant, after, caller, Verb(before, after), Differences(before, after));
    }

    /// <summary>The customer that a row holds.</summary>
    public static Customer ToCustomer(this CustomerRow row) => new(
        row.Id, row.Kind, row.Name, JsonSerializer.Deserialize<ImmutableArray<ContactPoint>>(row.Contacts, RowJson.Options),
        row.Archived, row.CreatedAt, row.ChangedAt, row.Version);

    private static Act Tell(this Act act, TenantId tenant, Customer customer, Caller caller, string verb, object details) => act
        .Insert(TimelineRow.Of(
            tenant, customer.Id, customer.ChangedAt, Ids.From($"{tenant}", "change", $"{customer.Id:n}", $"{customer.Version}"),
            TimelineKind.Change, verb, caller))
        .Journal(new(customer.ChangedAt, caller, "customer", customer.Id, verb, JsonSerializer.Serialize(details, RowJson.Options)));

    private static string Verb(Customer before, Customer after) =>
        before.Archived == after.Archived ? "changed" : after.Archived ? "archived" : "restored";

    private static Dictionary<string, object> Differences(Customer before, Customer after)
    {
        var differences = new Dictionary<string, object>();
        if (before.Kind != after.Kind)
            differences["kind"] = new { before = before.Kind, after = after.Kind };
        if (before.Name != after.Name)
            differences["name"] = new { before = before.Name, after = after.Name };
        if (!before.Contacts.SequenceEqual(after.Contacts))
            differences["contacts"] = new { before = before.Contacts, after = after.Contacts };
        if (before.Archived != after.Archived)
            differences["archived"] = new { before = before.Archived, after = after.Archived };
        return differences;
    }

    private static CustomerRow ToRow(TenantId tenant, Customer customer) => new()
    {
        TenantId = tenant,
        Id = customer.Id,
        Kind = customer.Kind,
        Name = customer.Name,
        NameKey = NameKey.Of(customer.Name),
        Contacts = JsonSerializer.Serialize(customer.Contacts, RowJson.Options),
        Archived = customer.Archived,
        CreatedAt = customer.CreatedAt,
        ChangedAt = customer.ChangedAt,
        Version = customer.Version,
    };

    private static ImmutableArray<ContactRow> ToContacts(TenantId tenant, Customer customer) =>
    [
        .. customer.Contacts.Select(contact => new ContactRow
        {
            TenantId = tenant,
            Kind = contact.Kind,
            Normalised = ContactKey.Of(contact.Kind, contact.Value, "contacts").Value,
            CustomerId = customer.Id,
        }),
    ];

    private static (ContactKind, string) Key(ContactRow row) => (row.Kind, row.Normalised);
}

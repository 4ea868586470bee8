using System.Collections.Immutable;
using System.Text.Json;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Customers;
using CloudCrm.Crm.Customers.History;
using CloudCrm.Foundation.Data;

namespace CloudCrm.Crm.Customers;

/// <summary>What is written when a customer is registered or changes: its row, the rows that find it, its timeline and the journal.</summary>
internal static class CustomerActs
{
    private const string Empty = "[]";
    private const string RegisteredVerb = "registered";

    /// <summary>The act of a new customer.</summary>
    public static Act Registered(TenantId tenant, Customer customer, FieldBook fields, Caller caller, Once once)
    {
        var birth = Birth(tenant, customer, fields, caller);
        return birth.AddChildren(Act.Create(tenant, birth.Row)).Remember(RequestLog.Answer(tenant, once, customer, customer.CreatedAt));
    }

    /// <summary>Everything that is written of a new customer. Pure.</summary>
    public static Birth Birth(TenantId tenant, Customer customer, FieldBook fields, Caller caller) => new(
        customer, ToRow(tenant, customer), CustomerRows.Of(tenant, customer, fields),
        Entry(tenant, customer, caller, RegisteredVerb), Fact(customer, caller, RegisteredVerb, Facts(customer)));

    /// <summary>The act of a change; <paramref name="undoes"/> names the one that it takes back.</summary>
    public static Act Changed(TenantId tenant, Customer before, Customer after, FieldBook fields, Caller caller, Guid? undoes = null)
    {
        var act = Act.Change(tenant, ToRow(tenant, after), before.Version);
        var (old, now) = (CustomerRows.Of(tenant, before, fields), CustomerRows.Of(tenant, after, fields));
        foreach (var gone in old.Except(now))
            gone.DeleteIn(act);
        foreach (var come in now.Except(old))
            come.InsertInto(act);
        var verb = Verb(before, after);
        return act.Insert(Entry(tenant, after, caller, verb)).Journal(Fact(after, caller, verb, Differences(before, after, undoes)));
    }

    /// <summary>The customer that a row holds.</summary>
    public static Customer ToCustomer(this CustomerRow row) => new(
        row.Id, row.Kind, row.Name, Read<ContactPoint>(row.Contacts), row.Archived, row.CreatedAt, row.ChangedAt, row.Version)
    {
        ExternalId = row.ExternalId,
        OwnerId = row.OwnerId,
        Tags = Read<string>(row.Tags),
        Addresses = Read<PostalAddress>(row.Addresses),
        Consents = Read<Consent>(row.Consents),
        Relations = Read<Relation>(row.Relations),
        Fields = Read<FieldValue>(row.Fields),
        MergedInto = row.MergedInto,
        MergedAt = row.MergedAt,
    };

    private static TimelineRow Entry(TenantId tenant, Customer customer, Caller caller, string verb) => TimelineRow.Of(
        tenant, customer.Id, customer.ChangedAt, Ids.From($"{tenant}", "change", $"{customer.Id:n}", $"{customer.Version}"), TimelineKind.Change, verb, caller);

    private static JournalFact Fact(Customer customer, Caller caller, string verb, string details) =>
        new(customer.ChangedAt, caller, CustomerHistory.Entity, customer.Id, verb, details);

    private static string Verb(Customer before, Customer after) =>
        before.Archived == after.Archived ? "changed" : after.Archived ? "archived" : "restored";

    /// <summary>Every field that differs, with what it was and what it is. Undoing a change goes by this.</summary>
    public static string Differences(Customer before, Customer after, Guid? undoes)
    {
        var details = new Details()
            .Change("kind", before.Kind, after.Kind)
            .Change("name", before.Name, after.Name)
            .Change("externalId", before.ExternalId, after.ExternalId)
            .Change("ownerId", before.OwnerId, after.OwnerId)
            .Change("archived", before.Archived, after.Archived)
            .ChangeList("contacts", before.Contacts, after.Contacts)
            .ChangeList("tags", before.Tags, after.Tags)
            .ChangeList("addresses", before.Addresses, after.Addresses)
            .ChangeList("consents", before.Consents, after.Consents)
            .ChangeList("relations", before.Relations, after.Relations);
        var (old, now) = (Values(before), Values(after));
        foreach (var key in old.Keys.Union(now.Keys))
            details.Change($"fields.{key}", old.GetValueOrDefault(key), now.GetValueOrDefault(key));
        if (undoes is { } change)
            details.Fact(CustomerHistory.Undoes, change);
        return details.ToString();
    }

    private static Dictionary<string, string> Values(Customer customer) => customer.Fields.ToDictionary(field => field.Key, field => field.Value);

    private static string Facts(Customer customer)
    {
        var details = new Details().Fact("kind", customer.Kind).Fact("name", customer.Name).FactList("contacts", customer.Contacts)
            .FactList("tags", customer.Tags).FactList("addresses", customer.Addresses).FactList("consents", customer.Consents)
            .FactList("relations", customer.Relations).FactList("fields", customer.Fields);
        if (customer.ExternalId is { } externalId)
            details.Fact("externalId", externalId);
        if (customer.OwnerId is { } owner)
            details.Fact("ownerId", owner);
        return details.ToString();
    }

    /// <summary>The row that holds a customer.</summary>
    public static CustomerRow ToRow(TenantId tenant, Customer customer) => new()
    {
        TenantId = tenant,
        Id = customer.Id,
        Kind = customer.Kind,
        Name = customer.Name,
        NameKey = NameKey.Of(customer.Name),
        Contacts = Write(customer.Contacts),
        ExternalId = customer.ExternalId,
        OwnerId = customer.OwnerId,
        Tags = Write(customer.Tags),
        Addresses = Write(customer.Addresses),
        Consents = Write(customer.Consents),
        Relations = Write(customer.Relations),
        Fields = Write(customer.Fields),
        Archived = customer.Archived,
        MergedInto = customer.MergedInto,
        MergedAt = customer.MergedAt,
        CreatedAt = customer.CreatedAt,
        ChangedAt = customer.ChangedAt,
        Version = customer.Version,
    };

    private static string Write<T>(ImmutableArray<T> list) => list.IsEmpty ? Empty : JsonSerializer.Serialize(list, RowJson.Options);

    private static ImmutableArray<T> Read<T>(string json) => json == Empty ? [] : JsonSerializer.Deserialize<ImmutableArray<T>>(json, RowJson.Options);
}

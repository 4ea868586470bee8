using System.Collections.Immutable;
using System.Text.Json;
using CloudCrm.Contracts.Customers;
using CloudCrm.Gateway.Http;
using CloudCrm.Gateway.Tenants;

namespace CloudCrm.Gateway.Customers;

/// <summary>Customers' records on the wire.</summary>
internal static class CustomerWire
{
    /// <summary>Customers as a caller may see them. There is no other way to the wire: nothing of a customer is told past this.</summary>
    public static Func<Customer, Wire.Customer> SeenBy(Call call) => customer => ToWire(call.Sight.Show(customer));

    /// <summary>Hits of a search as a caller may see them; hidden fields have found nobody.</summary>
    public static Func<CustomerHits, Wire.CustomerHits> HitsSeenBy(Call call) => hits =>
        new([.. hits.Items.Select(hit => new Wire.CustomerHit(ToWire(call.Sight.Show(hit.Customer)), hit.Fields))], hits.More);

    /// <summary>Who was merged into a customer, as a caller may see them.</summary>
    public static Func<Customer, Wire.MergedCustomer> MergedSeenBy(Call call) => customer => ToMerged(call.Sight.Show(customer));

    private static Wire.Customer ToWire(Customer customer) => new(
        customer.Id,
        (Wire.CustomerKind)customer.Kind,
        customer.Name,
        [.. customer.Contacts.Select(c => new Wire.ContactPoint((Wire.ContactKind)c.Kind, c.Value, c.Label))],
        customer.Archived,
        customer.CreatedAt,
        customer.ChangedAt,
        customer.Version)
    {
        ExternalId = customer.ExternalId,
        OwnerId = customer.OwnerId,
        Tags = customer.Tags,
        Addresses = [.. customer.Addresses.Select(a => new Wire.PostalAddress(a.Label, a.Street, a.City, a.Region, a.PostalCode, a.Country))],
        Consents = [.. customer.Consents.Select(c => new Wire.Consent(c.Channel, c.Granted, c.At, c.Source))],
        Relations = [.. customer.Relations.Select(r => new Wire.Relation(r.CustomerId, r.Type))],
        Fields = customer.Fields.ToDictionary(f => f.Key, f => f.Value),
        MergedInto = customer.MergedInto,
        MergedAt = customer.MergedAt,
    };

    /// <summary>Possible duplicates as a caller may see them; hidden fields are no reasons.</summary>
    public static Func<Duplicate, Wire.Duplicate> DuplicatesSeenBy(Call call) => found => new(SeenBy(call)(found.Customer), found.Score, found.Reasons);

    /// <summary>Pairs of them.</summary>
    public static Func<DuplicatePair, Wire.DuplicatePair> PairsSeenBy(Call call) => pair =>
        new(SeenBy(call)(pair.Customer), SeenBy(call)(pair.Other.Customer), pair.Other.Score, pair.Other.Reasons);

    private static Wire.MergedCustomer ToMerged(Customer customer) => new(
        customer.Id, customer.Name, [.. customer.Contacts.Select(c => new Wire.ContactPoint((Wire.ContactKind)c.Kind, c.Value, c.Label))], customer.Tags,
        customer.ExternalId, customer.MergedInto!.Value, customer.MergedAt!.Value);

    public static ContactReference? ToCommand(this Wire.ContactReference? it) => it is null ? null : new((ContactKind)it.Kind, it.Value);

    /// <summary>What something came through, for who may see contacts of its kind.</summary>
    public static Wire.ContactReference? SeenBy(Call call, ContactReference? it) => it is null || !call.Sight.Sees(CustomerParts.NameOf(it.Kind)) ? null : new((Wire.ContactKind)it.Kind, it.Value);

    public static Wire.CustomerChange ToWire(CustomerChange change) => new(
        change.Id, change.At, TenantWire.ToWire(change.Caller), change.Verb,
        [.. change.Fields.Select(field => new Wire.FieldChange(field.Field, ToJson(field.Before), ToJson(field.After)))], change.Undoes);

    public static Wire.Related ToWire(Related related) => new(related.CustomerId, related.Name, related.Type);

    public static Wire.Import ToWire(Import it) => new(
        it.Id, (Wire.ImportState)it.State, [.. it.Columns.Select(c => new Wire.ImportColumn(c.Column, c.Target))], (Wire.CustomerKind)it.Kind, it.DryRun, it.FileName,
        it.SizeBytes, it.BytesRead, it.Rows, it.Created, it.Updated, it.Unchanged, it.Rejected, it.Problem, it.StartedAt, it.FinishedAt, it.Version);

    public static StartImport ToCommand(this Wire.StartImport it) =>
        new([.. it.Columns.Select(c => new ImportColumn(c.Column, c.Target))], (CustomerKind)it.Kind, it.DryRun);

    public static Wire.CustomField ToWire(CustomField field) => new(
        field.Id, field.Key, field.Label, (Wire.FieldType)field.Type, field.Choices, field.Filterable, field.Archived, field.Version, field.Indexing);

    public static DefineField ToCommand(this Wire.DefineField it) =>
        new(it.Key, it.Label, (FieldType)it.Type, it.Choices is null ? [] : [.. it.Choices], it.Filterable);

    public static ChangeField ToCommand(this Wire.ChangeField it) => new(it.Label, it.Choices is null ? null : [.. it.Choices], it.Archived, it.Filterable);

    public static RegisterCustomer ToCommand(this Wire.RegisterCustomer it) =>
        new((CustomerKind)it.Kind, it.Name, it.Contacts is null ? [] : ToContacts(it.Contacts))
        {
            More = ToParticulars(it.ExternalId, it.OwnerId, false, it.Tags, it.Addresses, it.Consents, it.Relations, it.Fields),
        };

    public static ChangeCustomer ToCommand(this Wire.ChangeCustomer it) =>
        new((CustomerKind?)it.Kind, it.Name, it.Contacts is null ? null : ToContacts(it.Contacts))
        {
            More = ToParticulars(it.ExternalId, it.OwnerId, it.Unown, it.Tags, it.Addresses, it.Consents, it.Relations, it.Fields),
        };

    public static Wire.TimelineEntry ToWire(TimelineEntry entry) => new(
        entry.At,
        entry.Id,
        (Wire.TimelineKind)entry.Kind,
        entry.InteractionId,
        entry.Channel,
        entry.Text,
        TenantWire.ToWire(entry.Caller))
    {
        CustomerId = entry.CustomerId,
    };

    private static JsonElement ToJson(string? value) => JsonElement.Parse(value ?? "null");

    private static ImmutableArray<ContactPoint> ToContacts(IReadOnlyList<Wire.ContactPoint> contacts) =>
        [.. contacts.Select(c => new ContactPoint((ContactKind)c.Kind, c.Value, c.Label))];

    private static CustomerParticulars ToParticulars(
        string? externalId,
        Guid? ownerId,
        bool unown,
        IReadOnlyList<string>? tags,
        IReadOnlyList<Wire.PostalAddress>? addresses,
        IReadOnlyList<Wire.GiveConsent>? consents,
        IReadOnlyList<Wire.Relation>? relations,
        IReadOnlyDictionary<string, string?>? fields) => new()
        {
            ExternalId = externalId,
            OwnerId = ownerId,
            Unown = unown,
            Tags = tags is null ? null : [.. tags],
            Addresses = addresses is null ? null : [.. addresses.Select(a => new PostalAddress(a.Label, a.Street, a.City, a.Region, a.PostalCode, a.Country))],
            Consents = consents is null ? null : [.. consents.Select(c => new GiveConsent(c.Channel, c.Granted, c.At, c.Source))],
            Relations = relations is null ? null : [.. relations.Select(r => new Relation(r.CustomerId, r.Type))],
            Fields = fields is null ? null : [.. fields.Select(f => new FieldValue(f.Key, f.Value ?? ""))],
        };
}

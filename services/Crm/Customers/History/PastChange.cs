using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using CloudCrm.Contracts.Customers;
using CloudCrm.Foundation.Data;

namespace CloudCrm.Crm.Customers.History;

/// <summary>A change of a customer as the journal tells of it.</summary>
/// <param name="Verb">What happened.</param>
/// <param name="Details">A JSON object.</param>
internal sealed record PastChange(string Verb, string Details)
{
    private static readonly HashSet<string> s_undoable = new(StringComparer.Ordinal) { "changed", "archived", "restored" };
    private readonly ImmutableArray<(string Name, JsonNode? Before, JsonNode? After)> _changes = Read(Details);

    /// <summary>Whether it says of fields what they were and what they are since.</summary>
    public bool CanBeUndone => s_undoable.Contains(Verb) && !_changes.IsEmpty;

    /// <summary>Values of the tenant's own fields that it touched, as they were before; empty for none.</summary>
    public ImmutableArray<FieldValue> OwnBefore =>
        [.. _changes.Where(change => IsOwn(change.Name)).Select(change => new FieldValue(change.Name[CustomerParts.Own.Length..], change.Before?.GetValue<string>() ?? ""))];

    /// <summary>A customer with what this change touched as it was before.</summary>
    public Customer Before(Customer customer) => _changes.Aggregate(customer, (made, change) => With(made, change.Name, change.Before));

    /// <summary>A customer with what this change touched as it was after.</summary>
    public Customer After(Customer customer) => _changes.Aggregate(customer, (made, change) => With(made, change.Name, change.After));

    /// <summary>What a change sets; facts beside it, such as what it undid, are none.</summary>
    private static ImmutableArray<(string Name, JsonNode? Before, JsonNode? After)> Read(string details) =>
    [
        .. JsonNode.Parse(details)!.AsObject().Where(fact => fact.Value is JsonObject change && change.ContainsKey("before") && change.ContainsKey("after"))
            .Select(fact => (fact.Key, fact.Value!["before"], fact.Value["after"])),
    ];

    private static bool IsOwn(string name) => name.StartsWith(CustomerParts.Own, StringComparison.Ordinal);

    private static Customer With(Customer customer, string name, JsonNode? value) => name switch
    {
        "kind" => customer with { Kind = value.Deserialize<CustomerKind>(RowJson.Options) },
        "name" => customer with { Name = value.Deserialize<string>(RowJson.Options)! },
        "externalId" => customer with { ExternalId = value.Deserialize<string?>(RowJson.Options) },
        "ownerId" => customer with { OwnerId = value.Deserialize<Guid?>(RowJson.Options) },
        "archived" => customer with { Archived = value.Deserialize<bool>(RowJson.Options) },
        "contacts" => customer with { Contacts = List<ContactPoint>(value) },
        "tags" => customer with { Tags = List<string>(value) },
        "addresses" => customer with { Addresses = List<PostalAddress>(value) },
        "consents" => customer with { Consents = List<Consent>(value) },
        "relations" => customer with { Relations = List<Relation>(value) },
        _ when IsOwn(name) => WithOwn(customer, name[CustomerParts.Own.Length..], value?.GetValue<string>()),
        _ => throw new InvalidOperationException($"Nobody knows how a change of {name} is taken back."),
    };

    private static Customer WithOwn(Customer customer, string key, string? value)
    {
        var others = customer.Fields.RemoveAll(field => field.Key == key);
        return customer with { Fields = value is null ? others : others.Add(new(key, value)) };
    }

    private static ImmutableArray<T> List<T>(JsonNode? value) => value.Deserialize<ImmutableArray<T>>(RowJson.Options);
}

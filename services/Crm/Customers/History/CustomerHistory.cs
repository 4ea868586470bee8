using System.Text.Json.Nodes;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Customers;
using CloudCrm.Crm.Lists;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CloudCrm.Crm.Customers.History;

/// <summary>The changes of a customer, from the journal.</summary>
internal static class CustomerHistory
{
    /// <summary>What the journal calls customers.</summary>
    public const string Entity = "customer";

    /// <summary>The fact that names the change which a change undoes.</summary>
    public const string Undoes = "undoes";

    private const string List = "history";

    /// <summary>A page of a customer's changes as somebody may see them, newest first.</summary>
    public static async Task<Outcome<Page<CustomerChange>>> Page(CrmDb db, TenantId tenant, Guid customer, string? cursor, int limit, FieldSight sight)
    {
        if (!SequencePlace.Parse(cursor, List).Try(out var last, out var refusal))
            return refusal;
        var before = cursor is null ? long.MaxValue : last;
        var rows = await db.Journal
            .Where(row => row.TenantId == tenant && row.Entity == Entity && row.EntityId == customer && row.Sequence < before)
            .OrderByDescending(row => row.Sequence).Take(limit + 1).ToListAsync();
        if (rows.Count == 0 && !await db.Set<CustomerRow>().AnyAsync(row => row.TenantId == tenant && row.Id == customer))
            return Refusal.NotFound(Entity);
        return rows.ToPage(limit, row => ToChange(row, sight), row => SequencePlace.Write(List, row.Sequence));
    }

    /// <summary>One entry of a customer's changes; null where there is none with this id.</summary>
    public static async Task<JournalRow?> Find(CrmDb db, TenantId tenant, Guid customer, Guid change) =>
        ChangeId.Sequence(tenant, customer, change) is { } sequence
            ? await db.Journal.FirstOrDefaultAsync(row => row.TenantId == tenant && row.Sequence == sequence && row.Entity == Entity && row.EntityId == customer)
            : null;

    private static CustomerChange ToChange(JournalRow row, FieldSight sight)
    {
        var facts = JsonNode.Parse(sight.ShowDetails(row.Details))!.AsObject();
        var undoes = facts[Undoes]?.GetValue<Guid>();
        facts.Remove(Undoes);
        return new(
            ChangeId.Of(row.TenantId, row.EntityId, row.Sequence), row.At, new(row.ActorKind, row.ActorId, row.CredentialId), row.Verb,
            [.. facts.SelectMany(fact => FieldsOf(fact.Key, fact.Value))], undoes);
    }

    /// <summary>A change has what was before and after; of a customer that is new the facts are what is after.</summary>
    private static IEnumerable<FieldChange> FieldsOf(string name, JsonNode? fact)
    {
        if (name == "fields" && fact is JsonArray values)
            return values.Select(value => new FieldChange(CustomerParts.Own + value!["key"]!.GetValue<string>(), null, Text(value["value"])));
        return fact is JsonObject change && change.ContainsKey("before") && change.ContainsKey("after")
            ? [new(name, Text(change["before"]), Text(change["after"]))]
            : [new(name, null, Text(fact))];
    }

    private static string? Text(JsonNode? node) => node?.ToJsonString(RowJson.Options);
}

/// <summary>Finds a customer's entries in the journal. Only theirs: the many others cost nothing.</summary>
internal sealed class CustomerJournalConfiguration : IEntityTypeConfiguration<JournalRow>
{
    public void Configure(EntityTypeBuilder<JournalRow> builder) => builder
        .HasIndex(row => new { row.TenantId, row.EntityId, row.Sequence }, "ix_journal_customers").HasFilter($"entity = '{CustomerHistory.Entity}'");
}

using System.Text.Json.Nodes;
using CloudCrm.Contracts.Tenants;

namespace CloudCrm.Contracts.Customers;

/// <summary>What may be seen of the journal.</summary>
public sealed partial record FieldSight
{
    private const string Entity = "customer";
    private static readonly HashSet<string> s_openFacts = new(StringComparer.Ordinal) { "archived", "undoes", "mergedInto" };

    /// <summary>An entry of the journal as it may be seen: what a customer's entry says of hidden fields is left out.</summary>
    public JournalEntry Show(JournalEntry entry) => SeesAll || entry.Entity != Entity ? entry : entry with { Details = ShowDetails(entry.Details) };

    /// <summary>
    /// The details of a customer's entry as they may be seen: of a fact or change in a hidden field nothing is left, of a list of contacts or values those that
    /// are seen. What is not known here is left out: a new fact is hidden until it is known for open.
    /// </summary>
    public string ShowDetails(string details)
    {
        if (SeesAll)
            return details;
        var shown = new JsonObject();
        foreach (var (name, fact) in JsonNode.Parse(details)!.AsObject())
        {
            if (Show(name, fact) is { } seen)
                shown[name] = seen;
        }

        return shown.ToJsonString();
    }

    private JsonNode? Show(string name, JsonNode? fact)
    {
        if (name is "contacts" or "fields")
            return ShowList(name, fact);
        var isKnown = s_openFacts.Contains(name) || name.StartsWith(CustomerParts.Own, StringComparison.Ordinal) || CustomerParts.All.Any(part => part.Name == name);
        return isKnown && Sees(name) ? fact?.DeepClone() : null;
    }

    /// <summary>A list as a fact, or what it was before and after; null where nothing is left, or both are the same now.</summary>
    private JsonNode? ShowList(string name, JsonNode? fact)
    {
        if (fact is JsonArray list)
            return Seen(name, list) is { Count: > 0 } some ? some : null;
        if (fact is not JsonObject || fact["before"] is not JsonArray before || fact["after"] is not JsonArray after)
            return null;
        var (old, now) = (Seen(name, before), Seen(name, after));
        return JsonNode.DeepEquals(old, now) ? null : new JsonObject { ["before"] = old, ["after"] = now };
    }

    private JsonArray Seen(string name, JsonArray list) =>
        [.. list.Where(item => item is not null && Sees(NameOf(name, item!))).Select(item => item!.DeepClone())];

    /// <summary>Which field an item of a list is of. Kinds of contacts stand in the journal by their names in the program.</summary>
    private static string NameOf(string name, JsonNode item) => name == "contacts"
        ? CustomerParts.NameOf(Enum.Parse<ContactKind>(item["kind"]!.GetValue<string>(), ignoreCase: true))
        : CustomerParts.Own + item["key"]!.GetValue<string>();
}

using System.Text.Json.Nodes;

namespace CloudCrm.StripeSimulator.Wire;

/// <summary>Checked parameters, read by name. An empty text counts as not given; <see cref="Has"/> tells that it was there.</summary>
internal sealed class Parameters(ParameterTree tree)
{
    private const int MetadataMax = 50;

    public static readonly Parameters None = new(new());

    public bool Has(string name) => tree.Children.ContainsKey(name);

    public string? Text(string name) => tree.Children.GetValueOrDefault(name)?.Value is { Length: > 0 } value ? value : null;

    public long? Long(string name) => Values.Long(Text(name));

    public decimal? Decimal(string name) => Values.Decimal(Text(name));

    public bool? Flag(string name) => Text(name) is { } text ? text == "true" : null;

    /// <summary>Seconds since 1970; "now" is what the caller's clock says.</summary>
    public long? Time(string name, long now) => Text(name) is "now" ? now : Long(name);

    public Parameters In(string name) => tree.Children.GetValueOrDefault(name) is { } child ? new(child) : None;

    public IReadOnlyList<Parameters> List(string name) =>
        tree.Children.GetValueOrDefault(name) is { } list ? [.. list.Children.Values.Select(child => new Parameters(child))] : [];

    public IReadOnlyList<string> Texts(string name) =>
        tree.Children.GetValueOrDefault(name) is { } list ? [.. list.Children.Values.Select(child => child.Value ?? "")] : [];

    /// <summary>Name and text of each child of a map.</summary>
    public IEnumerable<KeyValuePair<string, string>> Map(string name) =>
        tree.Children.GetValueOrDefault(name) is { } map ? map.Children.Select(pair => KeyValuePair.Create(pair.Key, pair.Value.Value ?? "")) : [];

    /// <summary>Whether an instant lies in a range such as created[gte]; one number means just that instant.</summary>
    public bool IsIn(string name, long instant)
    {
        if (Long(name) is { } exact)
            return instant == exact;
        var range = In(name);
        return !(instant < range.Long("gte") || instant <= range.Long("gt") || instant > range.Long("lte") || instant >= range.Long("lt"));
    }

    /// <summary>Puts metadata on a thing: an empty text removes a key, an empty parameter all of them.</summary>
    public void MetadataInto(JsonObject thing, string name = "metadata")
    {
        if (thing["metadata"] is not JsonObject metadata || (Has(name) && tree.Children[name].Value is ""))
            thing["metadata"] = metadata = [];
        foreach (var (key, value) in Map(name))
        {
            if (key.Length > 40 || value.Length > 500)
                throw Refusal.Invalid("A key of metadata has at most 40 characters, a value at most 500.", $"{name}[{key}]");
            metadata.Remove(key);
            if (value.Length > 0)
                metadata[key] = value;
        }

        if (metadata.Count > MetadataMax)
            throw Refusal.Invalid($"Metadata has at most {MetadataMax} keys.", name);
    }

    /// <summary>Copies texts that were given; an empty one becomes null.</summary>
    public void TextsInto(JsonObject thing, params string[] names)
    {
        foreach (var name in names.Where(Has))
            thing[name] = Text(name);
    }
}

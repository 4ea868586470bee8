using System.Text.Json;

namespace CloudCrm.Billing.Rating.Json;

/// <summary>
/// A place in a JSON document that is read strictly. What is wrong is noted with its path, and reading goes on with a harmless value; whoever reads
/// throws everything away when there is any trouble.
/// </summary>
/// <param name="Element">What is there; null where nothing is, which is noted already or allowed.</param>
/// <param name="Path">Where it is.</param>
/// <param name="Troubles">Where to note what is wrong.</param>
public readonly record struct JsonPart(JsonElement? Element, string Path, JsonTroubles Troubles)
{
    /// <summary>True when something is there.</summary>
    public bool IsThere => Element is not null;

    /// <summary>This as an object that has no other members than these (null is none), and none twice.</summary>
    public JsonPart Object(params IReadOnlyCollection<string> known)
    {
        foreach (var (name, member) in Members(int.MaxValue))
        {
            if (!known.Contains(name) && member.Element!.Value.ValueKind != JsonValueKind.Null)
                member.Note("is unknown here.");
        }

        return Element?.ValueKind == JsonValueKind.Object ? this : this with { Element = null };
    }

    /// <summary>This as an object, whatever else it has.</summary>
    public JsonPart AsObject() => Is(JsonValueKind.Object, "must be an object.") ? this : this with { Element = null };

    /// <summary>A member that has to be there.</summary>
    public JsonPart Needed(string name)
    {
        var member = Optional(name);
        if (IsThere && !member.IsThere)
            member.Note("is missing.");
        return member;
    }

    /// <summary>A member that may be left out or null.</summary>
    public JsonPart Optional(string name) => new(
        Element is { ValueKind: JsonValueKind.Object } it && it.TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Null ? member : null,
        Path.Length == 0 ? name : $"{Path}.{name}",
        Troubles);

    /// <summary>The members of an object that is a dictionary; none twice.</summary>
    /// <param name="max">The most that there may be.</param>
    public IReadOnlyList<(string Name, JsonPart Value)> Members(int max)
    {
        if (!Is(JsonValueKind.Object, "must be an object."))
            return [];
        var members = new Dictionary<string, JsonPart>(StringComparer.Ordinal);
        foreach (var member in Element!.Value.EnumerateObject())
        {
            var part = new JsonPart(member.Value, Path.Length == 0 ? member.Name : $"{Path}.{member.Name}", Troubles);
            if (!members.TryAdd(member.Name, part))
                part.Note("stands there twice.");
        }

        if (members.Count > max)
            Note($"must not have more than {max} members.");
        return [.. members.Select(member => (member.Key, member.Value))];
    }

    /// <summary>The items of an array; past <paramref name="max"/> they are not looked at.</summary>
    public IReadOnlyList<JsonPart> Items(int min, int max)
    {
        if (!Is(JsonValueKind.Array, "must be an array."))
            return [];
        var length = Element!.Value.GetArrayLength();
        if (length < min || length > max)
            Note($"must have {min} to {max} items.");
        var (path, troubles) = (Path, Troubles);
        return [.. Element.Value.EnumerateArray().Take(max).Select((item, i) => new JsonPart(item, $"{path}[{i}]", troubles))];
    }

    /// <summary>A number as a decimal string (or a JSON number without an exponent), never by way of floating point.</summary>
    public decimal Decimal(decimal min, decimal max, int places = Exact.Places)
    {
        if (Element is not { } it)
            return min;
        var text = it.ValueKind switch
        {
            JsonValueKind.String => it.GetString()!,
            JsonValueKind.Number => it.GetRawText(),
            _ => "",
        };
        if (Numbers.TryParse(text, min, max, places, out var number, out var words))
            return number;
        Note(words);
        return min;
    }

    /// <summary>A whole number.</summary>
    public long Whole(long min, long max)
    {
        if (Element is not { } it)
            return min;
        if (it.ValueKind == JsonValueKind.Number && it.TryGetInt64(out var number) && number >= min && number <= max)
            return number;
        Note($"must be a whole number from {min} to {max}.");
        return min;
    }

    /// <summary>A text that is not empty.</summary>
    public string Text(int lengthMax)
    {
        if (!Is(JsonValueKind.String, "must be a text."))
            return "";
        var text = Element!.Value.GetString()!;
        if (text.Trim().Length == 0 || text.Length > lengthMax)
            Note($"must have 1 to {lengthMax} characters.");
        return text;
    }

    /// <summary>Notes what is wrong here.</summary>
    public void Note(string detail) => Troubles.Add(Path, detail);

    private bool Is(JsonValueKind kind, string words)
    {
        if (Element is not { } it)
            return false;
        if (it.ValueKind != kind)
            Note(words);
        return it.ValueKind == kind;
    }
}

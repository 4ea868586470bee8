using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CloudCrm.Foundation.Data;

/// <summary>The facts of a journal entry.</summary>
public sealed class Details
{
    private readonly JsonObject _facts = [];

    /// <summary>Whether there are none.</summary>
    public bool IsEmpty => _facts.Count == 0;

    /// <summary>Adds a fact.</summary>
    public Details Fact<T>(string name, T value)
    {
        _facts[name] = Node(value);
        return this;
    }

    /// <summary>Adds a list that is not empty.</summary>
    public Details FactList<T>(string name, ImmutableArray<T> list) => list.IsEmpty ? this : Fact(name, list);

    /// <summary>Adds a field's old and new value, unless they are the same.</summary>
    public Details Change<T>(string field, T before, T after)
    {
        if (!EqualityComparer<T>.Default.Equals(before, after))
            _facts[field] = new JsonObject { ["before"] = Node(before), ["after"] = Node(after) };
        return this;
    }

    /// <summary>Adds a list's old and new items, unless they are the same.</summary>
    public Details ChangeList<T>(string field, ImmutableArray<T> before, ImmutableArray<T> after)
    {
        if (!before.SequenceEqual(after))
            _facts[field] = new JsonObject { ["before"] = Node(before), ["after"] = Node(after) };
        return this;
    }

    /// <summary>As a JSON object.</summary>
    public override string ToString() => _facts.ToJsonString(RowJson.Options);

    private static JsonNode? Node<T>(T value) => JsonSerializer.SerializeToNode(value, RowJson.Options);
}

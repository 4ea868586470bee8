using System.Text.Json.Nodes;

namespace CloudCrm.StripeSimulator.State;

/// <summary>All objects of one kind, in the order they were made.</summary>
internal sealed class Shelf
{
    private readonly List<JsonObject> _all = [];
    private readonly Dictionary<string, JsonObject> _byId = [];

    public IReadOnlyList<JsonObject> All => _all;

    public IEnumerable<JsonObject> NewestFirst => _all.AsEnumerable().Reverse();

    public void Add(JsonObject thing)
    {
        _all.Add(thing);
        _byId.Add(thing.Id(), thing);
    }

    public JsonObject? Find(string id) => _byId.GetValueOrDefault(id);

    public void Remove(JsonObject thing)
    {
        _all.Remove(thing);
        _byId.Remove(thing.Id());
    }
}

using System.Text.Json.Nodes;

namespace CloudCrm.StripeSimulator.State;

/// <summary>One event as it is sent.</summary>
internal sealed record EventRecord(string Id, string Type, long Created, string Json, bool IsThin = false);

/// <summary>What happened, newest last.</summary>
internal sealed class EventLog(SimulatorOptions options, Action<EventRecord> onEvent)
{
    private readonly Queue<EventRecord> _all = new();

    public IEnumerable<EventRecord> NewestFirst => _all.Reverse();

    public EventRecord? Find(string id) => _all.FirstOrDefault(one => one.Id == id);

    public void Add(World world, string type, long created, JsonObject rendered, JsonObject? before)
    {
        var data = new JsonObject { ["object"] = rendered };
        if (before is not null)
            data["previous_attributes"] = before;
        var id = world.NextId("evt");
        var (request, key) = world.Request;
        Keep(new(id, type, created, new JsonObject
        {
            ["id"] = id,
            ["object"] = "event",
            ["api_version"] = options.ApiVersion,
            ["created"] = created,
            ["data"] = data,
            ["livemode"] = false,
            ["pending_webhooks"] = 1L,
            ["request"] = new JsonObject { ["id"] = request, ["idempotency_key"] = key },
            ["type"] = type,
        }.ToJsonString()));
    }

    /// <summary>An event that carries no object, only the id of what it is about.</summary>
    public void AddThin(World world, string type, DateTimeOffset created, JsonObject? related, JsonObject data)
    {
        var id = world.NextId("evt");
        Keep(new(id, type, created.ToUnixTimeSeconds(), new JsonObject
        {
            ["id"] = id,
            ["object"] = "v2.core.event",
            ["context"] = null,
            ["created"] = created.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture),
            ["data"] = data,
            ["livemode"] = false,
            ["reason"] = null,
            ["related_object"] = related,
            ["type"] = type,
        }.ToJsonString(), IsThin: true));
    }

    public static JsonObject Listed(EventRecord one) => JsonNode.Parse(one.Json)!.AsObject();

    private void Keep(EventRecord one)
    {
        _all.Enqueue(one);
        if (_all.Count > options.EventsMax)
            _all.Dequeue();
        onEvent(one);
    }
}

using System.Text.Json.Nodes;

namespace CloudCrm.StripeSimulator.State;

/// <summary>One event as it is sent.</summary>
internal sealed record EventRecord(string Id, string Type, long Created, string Json, bool IsThin = false)
{
    /// <summary>What is sent of it; a thin event's data have to be asked for.</summary>
    public string Sent { get; init; } = Json;
}

/// <summary>What happened, newest last.</summary>
internal sealed class EventLog(SimulatorOptions options, Action<EventRecord> onEvent)
{
    private readonly Queue<EventRecord> _all = new();
    private readonly Dictionary<string, EventRecord> _byId = [];

    /// <summary>Whether nothing that happens is told, nor listed.</summary>
    public bool IsSilent { get; set; }

    public IEnumerable<EventRecord> NewestFirst => _all.Reverse();

    public EventRecord? Find(string id) => _byId.GetValueOrDefault(id);

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
        var thin = new JsonObject
        {
            ["id"] = id,
            ["object"] = "v2.core.event",
            ["context"] = null,
            ["created"] = created.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture),
            ["livemode"] = false,
            ["reason"] = null,
            ["related_object"] = related,
            ["type"] = type,
        };
        var sent = thin.ToJsonString();
        thin["data"] = data;
        Keep(new(id, type, created.ToUnixTimeSeconds(), thin.ToJsonString(), IsThin: true) { Sent = sent });
    }

    public static JsonObject Listed(EventRecord one) => JsonNode.Parse(one.Json)!.AsObject();

    private void Keep(EventRecord one)
    {
        if (IsSilent)
            return;
        _all.Enqueue(one);
        _byId.Add(one.Id, one);
        if (_all.Count > options.EventsMax)
            _byId.Remove(_all.Dequeue().Id);
        onEvent(one);
    }
}

using System.Text.Json.Nodes;
using CloudCrm.StripeSimulator.Life;
using CloudCrm.StripeSimulator.Wire;

namespace CloudCrm.StripeSimulator.State;

/// <summary>Everything that the simulator knows. One caller at a time, who holds <see cref="Gate"/>.</summary>
internal sealed class World(SimulatorOptions options, Action<EventRecord> onEvent)
{
    private readonly Dictionary<string, Shelf> _shelves = [];
    private readonly Dictionary<string, JsonObject> _byId = [];
    private readonly Dictionary<(string Parent, string Kind), List<JsonObject>> _children = [];
    private readonly Dictionary<string, long> _numbers = [];
    private long? _walking;

    public Lock Gate { get; } = new();

    public SimulatorOptions Options => options;

    public SimulatedClock Clock { get; } = new(options);

    public DueWork Due { get; } = new();

    public EventLog Events { get; } = new(options, onEvent);

    public MeterLedger Meters { get; } = new(options);

    public Idempotency Keys { get; } = new(options);

    /// <summary>What checkout sessions were asked for.</summary>
    public Dictionary<string, Parameters> Sessions { get; } = [];

    /// <summary>Where its own pages are.</summary>
    public string BaseUrl { get; set; } = "";

    /// <summary>The call that is being answered: its id and idempotency key.</summary>
    public (string? Id, string? Key) Request { get; set; }

    public Shelf this[string kind] => _shelves.TryGetValue(kind, out var shelf) ? shelf : _shelves[kind] = new();

    /// <summary>Seconds since 1970 on a test clock, or on the simulator's own.</summary>
    public long NowOf(string? testClock) =>
        testClock is not null ? Get("test_helpers.test_clock", testClock).Long("frozen_time") : _walking ?? Clock.Seconds;

    public long NowFor(JsonObject thing) => NowOf(thing.Text("test_clock"));

    /// <summary>Sets what <see cref="NowOf"/> says without a test clock while due work is done; null: the clock again.</summary>
    public void WalkAt(long? instant) => _walking = instant;

    public string NextId(string prefix) => $"{prefix}_Sim{Next(prefix):d11}";

    public long Next(string sequence) => _numbers[sequence] = _numbers.GetValueOrDefault(sequence) + 1;

    public JsonObject Add(string kind, string prefix, long created, JsonObject fields, string? id = null)
    {
        var thing = new JsonObject { ["id"] = id ?? NextId(prefix), ["object"] = kind, ["created"] = created, ["livemode"] = false };
        foreach (var (name, value) in fields.ToList())
        {
            fields.Remove(name);
            thing[name] = value;
        }

        this[kind].Add(thing);
        _byId.Add(thing.Id(), thing);
        return thing;
    }

    /// <summary>Notes that a thing belongs to another, such as a line to its invoice.</summary>
    public void Attach(string parent, JsonObject child) => List(parent, child.Text("object")!).Add(child);

    public void Detach(string parent, JsonObject child) => List(parent, child.Text("object")!).Remove(child);

    public IReadOnlyList<JsonObject> Of(string parent, string kind) => List(parent, kind);

    public void Remove(JsonObject thing)
    {
        this[thing.Text("object")!].Remove(thing);
        _byId.Remove(thing.Id());
    }

    public JsonObject? Find(string id) => _byId.GetValueOrDefault(id);

    public JsonObject Get(string kind, string? id, string param = "id") =>
        this[kind].Find(id ?? "") ?? throw Refusal.NotFound(kind, id ?? "", param);

    /// <summary>A customer that was not deleted.</summary>
    public JsonObject Customer(string? id, string param = "customer")
    {
        var customer = Get("customer", id, param);
        return customer.Flag("deleted") ? throw Refusal.NotFound("customer", id!, param) : customer;
    }

    /// <summary>Tells the world that something happened to a thing, as it is now.</summary>
    public void Emit(string type, JsonObject thing, JsonObject? before = null) =>
        Events.Add(this, type, NowFor(thing), Rendering.Of(this, thing), before);

    private List<JsonObject> List(string parent, string kind) =>
        _children.TryGetValue((parent, kind), out var list) ? list : _children[(parent, kind)] = [];
}

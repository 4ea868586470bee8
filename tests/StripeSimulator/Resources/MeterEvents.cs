using System.Text.Json.Nodes;
using CloudCrm.StripeSimulator.State;
using CloudCrm.StripeSimulator.Wire;

namespace CloudCrm.StripeSimulator.Resources;

/// <summary>Usage that is reported, and taken back.</summary>
internal static class MeterEvents
{
    public const string Path = "/v1/billing/meter_events";

    private const int IdentifierLengthMax = 100;
    private const long Day = 86_400;

    public static IEnumerable<Operation> Operations =>
    [
        Operation.Post(Path, Create, "event_name! identifier timestamp:int payload:map!"),
        Operation.Post("/v1/billing/meter_event_adjustments", Cancel, "event_name! type=cancel! cancel[identifier]"),
    ];

    private static JsonObject Create(Call call)
    {
        var (world, p) = (call.World, call.P);
        var payload = p.Map("payload").ToDictionary();
        var name = p.Text("event_name")!;
        var identifier = p.Text("identifier") ?? world.NextId("identifier");
        if (identifier.Length > IdentifierLengthMax)
            throw Refusal.Invalid($"An identifier has at most {IdentifierLengthMax} characters.", "identifier");
        var trouble = MeterTrouble.Of(world, name, payload, p.Long("timestamp"));
        if (trouble is not null && !world.Options.ReportsBadMeterEventsLater)
            throw Refusal.Invalid(trouble.Message, trouble.Param, trouble.Code);
        var now = world.NowOf(world.Find(trouble?.Customer ?? MeterTrouble.CustomerOf(world, name, payload) ?? "")?.Text("test_clock"));
        if (world.Meters.Holder(identifier, now) is not null)
            throw Refusal.Invalid($"An event already exists with identifier {identifier}.", "identifier");
        var timestamp = p.Long("timestamp") ?? now;
        if (trouble is not null)
            trouble.Report(world, identifier);
        else
            world.Meters.Add(new()
            {
                EventName = name,
                Customer = MeterTrouble.CustomerOf(world, name, payload)!,
                Identifier = identifier,
                Value = MeterTrouble.ValueOf(world, name, payload),
                Timestamp = timestamp,
                Received = now,
            });
        return Answer(name, identifier, payload, timestamp, now);
    }

    private static JsonObject Answer(string name, string identifier, Dictionary<string, string> payload, long timestamp, long now)
    {
        var echoed = new JsonObject();
        foreach (var (key, value) in payload)
            echoed[key] = value;
        return new()
        {
            ["object"] = "billing.meter_event",
            ["created"] = now,
            ["event_name"] = name,
            ["identifier"] = identifier,
            ["livemode"] = false,
            ["payload"] = echoed,
            ["timestamp"] = timestamp,
        };
    }

    private static JsonObject Cancel(Call call)
    {
        var (world, identifier) = (call.World, call.P.In("cancel").Text("identifier") ?? throw Refusal.Missing("cancel[identifier]"));
        var one = world.Meters.Find(identifier);
        if (one is null || one.EventName != call.P.Text("event_name"))
            throw Refusal.Invalid($"No event with identifier {identifier}.", "cancel[identifier]", "resource_missing");
        var now = world.NowFor(world.Get("customer", one.Customer));
        if (one.IsGone || now - one.Received > Day)
            throw Refusal.Invalid("The event was cancelled already, or came in more than 24 hours ago.", "cancel[identifier]");
        one.IsGone = true;
        return new()
        {
            ["object"] = "billing.meter_event_adjustment",
            ["cancel"] = new JsonObject { ["identifier"] = identifier },
            ["event_name"] = one.EventName,
            ["livemode"] = false,
            ["status"] = "pending",
            ["type"] = "cancel",
        };
    }
}

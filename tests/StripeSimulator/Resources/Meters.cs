using System.Text.Json.Nodes;
using CloudCrm.StripeSimulator.State;
using CloudCrm.StripeSimulator.Wire;

namespace CloudCrm.StripeSimulator.Resources;

/// <summary>Meters, and what was metered in hours or days.</summary>
internal static class Meters
{
    private const long Minute = 60;

    public static IEnumerable<Operation> Operations =>
    [
        Operation.Post("/v1/billing/meters", Create,
            "display_name! event_name! default_aggregation[formula]=sum|count|last! event_time_window=hour|day " +
            "customer_mapping[type]=by_id! customer_mapping[event_payload_key]! value_settings[event_payload_key]!"),
        Operation.List("/v1/billing/meters", call => call.Page(call.World["billing.meter"].NewestFirst.Where(one => one.Fits("status", call.P.Text("status")))), "status=active|inactive"),
        Operation.Get("/v1/billing/meters/{id}", call => call.Answer(call.World.Get("billing.meter", call.Id))),
        Operation.Post("/v1/billing/meters/{id}", Update, "display_name"),
        Operation.Post("/v1/billing/meters/{id}/deactivate", call => Switch(call, "inactive")),
        Operation.Post("/v1/billing/meters/{id}/reactivate", call => Switch(call, "active")),
        Operation.List("/v1/billing/meters/{id}/event_summaries", Summaries, "customer! start_time:int! end_time:int! value_grouping_window=hour|day"),
    ];

    private static JsonObject Create(Call call)
    {
        var (world, p) = (call.World, call.P);
        if (world["billing.meter"].All.Any(one => one.Text("event_name") == p.Text("event_name") && one.Text("status") == "active"))
            throw Refusal.Invalid("An active meter with that event name exists.", "event_name", "resource_already_exists");
        if (p.Text("event_name")!.Length > 100)
            throw Refusal.Invalid("An event name has at most 100 characters.", "event_name");
        var meter = world.Add("billing.meter", "mtr", world.NowOf(null), new()
        {
            ["customer_mapping"] = new JsonObject { ["event_payload_key"] = p.In("customer_mapping").Text("event_payload_key"), ["type"] = "by_id" },
            ["default_aggregation"] = new JsonObject { ["formula"] = p.In("default_aggregation").Text("formula") },
            ["display_name"] = p.Text("display_name"),
            ["event_name"] = p.Text("event_name"),
            ["event_time_window"] = p.Text("event_time_window"),
            ["status"] = "active",
            ["status_transitions"] = new JsonObject { ["deactivated_at"] = null },
            ["updated"] = world.NowOf(null),
            ["value_settings"] = new JsonObject { ["event_payload_key"] = p.In("value_settings").Text("event_payload_key") },
        });
        world.Emit("billing.meter.created", meter);
        return call.Answer(meter);
    }

    private static JsonObject Update(Call call)
    {
        var meter = call.World.Get("billing.meter", call.Id);
        call.P.TextsInto(meter, "display_name");
        call.World.Emit("billing.meter.updated", meter);
        return call.Answer(meter);
    }

    private static JsonObject Switch(Call call, string status)
    {
        var meter = call.World.Get("billing.meter", call.Id);
        if (meter.Text("status") == status)
            throw Refusal.Invalid($"The meter is {status} already.");
        meter["status"] = status;
        meter["updated"] = call.World.NowOf(null);
        meter["status_transitions"] = new JsonObject { ["deactivated_at"] = status == "active" ? null : call.World.NowOf(null) };
        call.World.Emit(status == "active" ? "billing.meter.reactivated" : "billing.meter.deactivated", meter);
        return call.Answer(meter);
    }

    private static JsonObject Summaries(Call call)
    {
        var (world, p) = (call.World, call.P);
        var meter = world.Get("billing.meter", call.Id);
        var customer = world.Customer(p.Text("customer"));
        var (start, end) = (p.Long("start_time")!.Value, p.Long("end_time")!.Value);
        long? window = p.Text("value_grouping_window") switch { "hour" => 3_600, "day" => 86_400, _ => null };
        if (start % (window ?? Minute) != 0 || end % (window ?? Minute) != 0 || start >= end)
            throw Refusal.Invalid("start_time and end_time lie on the edges of the windows, the start first.", "start_time");
        var events = world.Meters.Between(meter.Text("event_name")!, customer.Id(), start, end, world.NowFor(customer));
        var formula = meter.In("default_aggregation")!.Text("formula")!;
        IEnumerable<JsonObject> summaries = window is { } seconds
            ? events.GroupBy(one => one.Timestamp / seconds * seconds).OrderByDescending(group => group.Key)
                .Select(group => Summary(meter, group.Key, group.Key + seconds, MeterLedger.Aggregate(formula, group)))
            : [Summary(meter, start, end, MeterLedger.Aggregate(formula, events))];
        return call.Page(summaries, one => one);
    }

    private static JsonObject Summary(JsonObject meter, long start, long end, decimal value) => new()
    {
        ["id"] = $"mtrusg_{start}{meter.Id()}",
        ["object"] = "billing.meter_event_summary",
        ["aggregated_value"] = value,
        ["start_time"] = start,
        ["end_time"] = end,
        ["livemode"] = false,
        ["meter"] = meter.Id(),
    };
}

using System.Text.Json.Nodes;
using CloudCrm.StripeSimulator.State;
using CloudCrm.StripeSimulator.Wire;

namespace CloudCrm.StripeSimulator.Resources;

/// <summary>Why a meter event is no good.</summary>
internal sealed record MeterTrouble(string Code, string Message, string Param, JsonObject? Meter, string? Customer)
{
    private const int DigitsMax = 15;
    private const long PastMax = 35 * 86_400;
    private const long FutureMax = 300;

    public static MeterTrouble? Of(World world, string eventName, IReadOnlyDictionary<string, string> payload, long? timestamp)
    {
        var meter = MeterOf(world, eventName);
        if (meter is null)
            return new("no_meter", "There is no meter with that event name.", "event_name", null, null);
        if (meter.Text("status") != "active")
            return new("archived_meter", "The meter is not active.", "event_name", meter, null);
        var id = CustomerOf(world, eventName, payload);
        if (id is null || world["customer"].Find(id) is not { } customer || customer.Flag("deleted"))
            return new("meter_event_customer_not_found", "There is no such customer.", "payload", meter, null);
        if (payload.GetValueOrDefault(meter.In("value_settings")!.Text("event_payload_key")!) is not { } text || Values.Decimal(text) is null)
            return new("meter_event_invalid_value", "The value is not a number.", "payload", meter, id);
        if (text.Where(char.IsAsciiDigit).SkipWhile(digit => digit == '0').Count() > DigitsMax)
            return new("meter_event_value_too_many_digits", $"A value has at most {DigitsMax} digits.", "payload", meter, id);
        var now = world.NowFor(customer);
        if (timestamp > now + FutureMax)
            return new("timestamp_in_future", "The timestamp is more than 5 minutes ahead.", "timestamp", meter, id);
        return timestamp < now - PastMax ? new("timestamp_too_far_in_past", "The timestamp is more than 35 days old.", "timestamp", meter, id) : null;
    }

    public static string? CustomerOf(World world, string eventName, IReadOnlyDictionary<string, string> payload) =>
        MeterOf(world, eventName)?.In("customer_mapping")!.Text("event_payload_key") is { } key ? payload.GetValueOrDefault(key) : null;

    public static decimal ValueOf(World world, string eventName, IReadOnlyDictionary<string, string> payload) =>
        Values.Decimal(payload[MeterOf(world, eventName)!.In("value_settings")!.Text("event_payload_key")!])!.Value;

    /// <summary>Tells of it by a thin event, as is done for events that were taken before they were looked at.</summary>
    public void Report(World world, string identifier)
    {
        var sample = new JsonObject { ["error_message"] = Message, ["request"] = new JsonObject { ["identifier"] = identifier } };
        var type = new JsonObject { ["code"] = Code, ["error_count"] = 1L, ["sample_errors"] = new JsonArray(sample) };
        var related = Meter is null ? null : new JsonObject { ["id"] = Meter.Id(), ["type"] = "billing.meter", ["url"] = $"/v1/billing/meters/{Meter.Id()}" };
        world.Events.AddThin(world, Meter is null ? "v1.billing.meter.no_meter_found" : "v1.billing.meter.error_report_triggered", world.Clock.Now, related, new()
        {
            ["developer_message_summary"] = "There is 1 invalid event",
            ["reason"] = new JsonObject { ["error_count"] = 1L, ["error_types"] = new JsonArray(type) },
        });
    }

    private static JsonObject? MeterOf(World world, string eventName) =>
        world["billing.meter"].NewestFirst.Where(one => one.Text("event_name") == eventName).OrderBy(one => one.Text("status") == "active" ? 0 : 1).FirstOrDefault();
}

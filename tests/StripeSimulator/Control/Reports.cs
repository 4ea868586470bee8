using System.Text.Json.Nodes;
using CloudCrm.StripeSimulator.State;
using CloudCrm.StripeSimulator.Wire;

namespace CloudCrm.StripeSimulator;

/// <summary>What was metered in one hour, as the simulator has it.</summary>
public sealed record MeteredHour(string Customer, string EventName, DateTimeOffset Hour, decimal Sum, int Events);

/// <summary>What the simulator knows, for comparing with somebody's books.</summary>
public sealed class Reports
{
    private readonly Simulator _simulator;

    internal Reports(Simulator simulator) => _simulator = simulator;

    /// <summary>Every call, oldest first.</summary>
    public IReadOnlyList<LoggedCall> Calls => _simulator.Calls.All;

    /// <summary>Every idempotency key, with how often it came and how often it did something.</summary>
    public IReadOnlyList<KeyUse> Keys => _simulator.Calls.Keys;

    /// <summary>Sums of the meter events that count, by customer, meter and hour.</summary>
    public IReadOnlyList<MeteredHour> Metered() => _simulator.Locked<IReadOnlyList<MeteredHour>>(world =>
    [
        .. from one in world.Meters.All
           where !one.IsGone
           group one by (one.Customer, one.EventName, Hour: one.Timestamp / 3_600 * 3_600) into hour
           orderby hour.Key.Customer, hour.Key.EventName, hour.Key.Hour
           select new MeteredHour(hour.Key.Customer, hour.Key.EventName, DateTimeOffset.FromUnixTimeSeconds(hour.Key.Hour), hour.Sum(one => one.Value), hour.Count()),
    ]);

    /// <summary>Every invoice with all its lines, oldest first, in the shape of the API.</summary>
    public IReadOnlyList<JsonObject> Invoices(string? customer = null) => _simulator.Locked<IReadOnlyList<JsonObject>>(world =>
    [
        .. (customer is null ? world["invoice"].All : world.Of(customer, "invoice")).Select(invoice => WithLines(world, invoice)),
    ]);

    /// <summary>One object of any kind, in the shape of the API; null when there is none.</summary>
    public JsonObject? Find(string id) => _simulator.Locked(world => world.Find(id) is { } thing ? Rendering.Of(world, thing) : null);

    /// <summary>When something falls due next on the simulator's own clock; null: nothing does. It may turn out to be nothing any more.</summary>
    public DateTimeOffset? NextDue() => _simulator.Locked(world => world.Due.Next("") is { } at ? DateTimeOffset.FromUnixTimeSeconds(at) : (DateTimeOffset?)null);

    /// <summary>The types of all events, oldest first.</summary>
    public IReadOnlyList<string> EventTypes() => _simulator.Locked<IReadOnlyList<string>>(world => [.. world.Events.NewestFirst.Reverse().Select(one => one.Type)]);

    /// <summary>All events as they are sent, oldest first.</summary>
    public IReadOnlyList<JsonObject> Sent() => _simulator.Locked<IReadOnlyList<JsonObject>>(world =>
        [.. world.Events.NewestFirst.Reverse().Select(one => JsonNode.Parse(one.Sent)!.AsObject())]);

    /// <summary>What a customer has of a kind such as <c>subscription</c>, oldest first, in the shape of the API.</summary>
    public IReadOnlyList<JsonObject> Of(string customer, string kind) => _simulator.Locked<IReadOnlyList<JsonObject>>(world =>
        [.. world[kind].All.Where(thing => thing.Text("customer") == customer).Select(thing => Rendering.Of(world, thing))]);

    /// <summary>The invoice that a charge paid, or was to pay; null where it was for none.</summary>
    public string? InvoiceOf(string charge) => _simulator.Locked(world => world.Get("charge", charge).Text("_invoice"));

    private static JsonObject WithLines(World world, JsonObject invoice)
    {
        var rendered = Rendering.Of(world, invoice);
        rendered["lines"] = Rendering.List(
            [.. world.Of(invoice.Id(), "line_item").Select(line => (JsonNode)Rendering.Of(world, line))], false, $"/v1/invoices/{invoice.Id()}/lines");
        return rendered;
    }
}

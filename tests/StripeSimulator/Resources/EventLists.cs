using System.Text.Json.Nodes;
using CloudCrm.StripeSimulator.State;
using CloudCrm.StripeSimulator.Wire;

namespace CloudCrm.StripeSimulator.Resources;

/// <summary>What happened, for asking again.</summary>
internal static class EventLists
{
    public static IEnumerable<Operation> Operations =>
    [
        Operation.List("/v1/events", List, "type types[] created:range delivery_success:bool"),
        Operation.Get("/v1/events/{id}", call => Get(call, isThin: false)),
        Operation.Get("/v2/core/events/{id}", call => Get(call, isThin: true)),
    ];

    private static JsonObject List(Call call)
    {
        var types = call.P.Texts("types");
        var fitting = call.World.Events.NewestFirst.Where(one => !one.IsThin
            && Fits(one.Type, call.P.Text("type")) && (types.Count == 0 || types.Any(type => Fits(one.Type, type))) && call.P.IsIn("created", one.Created));
        return call.Page(fitting.Select(EventLog.Listed), one => one);
    }

    // A star at the end stands for anything.
    private static bool Fits(string type, string? wanted) => wanted is null || type == wanted
        || (wanted.EndsWith('*') && type.StartsWith(wanted[..^1], StringComparison.Ordinal));

    private static JsonObject Get(Call call, bool isThin) =>
        call.World.Events.Find(call.Id) is { } one && one.IsThin == isThin ? EventLog.Listed(one) : throw Refusal.NotFound("event", call.Id, "id");
}

using System.Text.Json.Nodes;
using CloudCrm.StripeSimulator.Resources;
using CloudCrm.StripeSimulator.State;
using CloudCrm.StripeSimulator.Wire;

namespace CloudCrm.StripeSimulator.Life;

/// <summary>The phases of a schedule: which items a subscription has from when to when.</summary>
internal static class Phases
{
    private const int PhasesMax = 10;

    /// <summary>The running period of a subscription as a phase.</summary>
    public static JsonObject Running(World world, JsonObject subscription)
    {
        var (start, end) = ItemChanges.Period(world, subscription);
        return New([.. world.Of(subscription.Id(), "subscription_item").Select(item => Item(item.Text("price")!, item.LongOrNull("quantity")))], start, end, "create_prorations");
    }

    public static JsonArray Read(World world, JsonObject schedule, IReadOnlyList<Parameters> phases)
    {
        var current = schedule.In("current_phase")!.Long("start_date");
        if (phases.Count is 0 or > PhasesMax)
            throw Refusal.Invalid($"A schedule has 1 to {PhasesMax} phases.", "phases");
        var (read, from, now) = (new JsonArray(), current, world.NowFor(schedule));
        foreach (var p in phases)
        {
            var start = p.Time("start_date", now) ?? from;
            if (start != from)
                throw Refusal.Invalid("The first phase starts where the running one did, and each other one where the one before it ends.", "phases[start_date]");
            var end = p.Time("end_date", now)
                ?? (p.In("duration").Text("interval") is { } interval ? Periods.Edge(start, interval, p.In("duration").Long("interval_count") ?? 1) : throw Refusal.Missing("phases[end_date]"));
            if (end <= start)
                throw Refusal.Invalid("A phase ends after it starts.", "phases[end_date]");
            var items = SubscriptionItems.Wanted(world, p.List("items"));
            if (items.Count == 0)
                throw Refusal.Missing("phases[items]");
            var phase = New([.. items.Select(item => Item(item.Price.Id(), item.Quantity))], start, end, p.Text("proration_behavior") ?? "create_prorations");
            p.MetadataInto(phase);
            read.Add((JsonNode)phase);
            from = end;
        }

        return read;
    }

    public static JsonObject Edges(JsonObject phase) => new() { ["start_date"] = phase.Long("start_date"), ["end_date"] = phase.Long("end_date") };

    /// <summary>Puts the start of every phase, and the end of the last, into the due work.</summary>
    public static void Plan(World world, JsonObject schedule)
    {
        foreach (var phase in All(schedule))
            world.Due.Add(schedule.Text("test_clock"), phase.Long("end_date"), DueKind.PhaseStarts, schedule.Id());
    }

    public static void Turn(World world, JsonObject schedule, long at)
    {
        if (schedule.Text("status") != "active" || schedule.In("current_phase")?.Long("end_date") != at)
            return;
        var subscription = world.Get("subscription", schedule.Text("subscription"));
        if (All(schedule).FirstOrDefault(phase => phase.Long("start_date") == at) is { } next)
        {
            schedule["current_phase"] = Edges(next);
            Enter(world, subscription, next);
            world.Emit("subscription_schedule.updated", schedule);
        }
        else if (schedule.Text("end_behavior") == "cancel")
        {
            schedule["completed_at"] = at;
            subscription["schedule"] = null;
            schedule["status"] = "completed";
            Cancelling.Close(world, subscription, at, "cancellation_requested");
            world.Emit("subscription_schedule.completed", schedule);
        }
        else
            Release(world, schedule);
    }

    public static void Release(World world, JsonObject schedule)
    {
        var subscription = world.Get("subscription", schedule.Text("subscription"));
        subscription["schedule"] = null;
        (schedule["status"], schedule["released_at"], schedule["released_subscription"]) = ("released", world.NowFor(schedule), subscription.Id());
        (schedule["subscription"], schedule["current_phase"]) = (null, null);
        world.Emit("subscription_schedule.released", schedule);
    }

    // An item keeps its id where the price stays, or where another price takes the place of one that goes.
    private static void Enter(World world, JsonObject subscription, JsonObject phase)
    {
        var items = world.Of(subscription.Id(), "subscription_item").ToList();
        var wanted = phase["items"]!.AsArray().Select(item => item!.AsObject()).ToList();
        var free = items.Where(item => wanted.All(one => one.Text("price") != item.Text("price"))).ToList();
        var changes = new List<ItemChange>();
        foreach (var one in wanted)
        {
            var item = items.FirstOrDefault(item => item.Text("price") == one.Text("price")) ?? free.FirstOrDefault();
            if (item is not null)
                free.Remove(item);
            changes.Add(new(item, world.Get("price", one.Text("price")), one.LongOrNull("quantity"), false, Parameters.None));
        }

        changes.AddRange(free.Select(item => new ItemChange(item, world.Get("price", item.Text("price")), null, true, Parameters.None)));
        var atEdge = ItemChanges.Period(world, subscription).End == phase.Long("start_date");
        SubscriptionStates.Change(world, subscription, () =>
            ItemChanges.Apply(world, subscription, changes, atEdge ? "none" : phase.Text("proration_behavior"), null));
    }

    private static IEnumerable<JsonObject> All(JsonObject schedule) => schedule["phases"]!.AsArray().Select(phase => phase!.AsObject());

    private static JsonObject Item(string price, long? quantity)
    {
        var item = new JsonObject { ["price"] = price, ["metadata"] = new JsonObject() };
        if (quantity is { } some)
            item["quantity"] = some;
        return item;
    }

    private static JsonObject New(JsonArray items, long start, long end, string prorations) => new()
    {
        ["end_date"] = end,
        ["items"] = items,
        ["metadata"] = new JsonObject(),
        ["proration_behavior"] = prorations,
        ["start_date"] = start,
        ["trial_end"] = null,
    };
}

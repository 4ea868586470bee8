using System.Text.Json.Nodes;
using CloudCrm.StripeSimulator.Life;
using CloudCrm.StripeSimulator.State;
using CloudCrm.StripeSimulator.Wire;

namespace CloudCrm.StripeSimulator.Resources;

/// <summary>Changes of a subscription that are set for later.</summary>
internal static class Schedules
{
    private const string Changeable =
        "end_behavior=release|cancel metadata:map phases[][items][][price]! phases[][items][][quantity]:int phases[][items][][metadata]:map phases[][start_date]:time " +
        "phases[][end_date]:time phases[][duration][interval]=day|week|month|year phases[][duration][interval_count]:int " +
        "phases[][proration_behavior]=create_prorations|always_invoice|none phases[][metadata]:map phases[][collection_method]=charge_automatically|send_invoice phases[][description] ";

    public static IEnumerable<Operation> Operations =>
    [
        Operation.Post("/v1/subscription_schedules", Create, Changeable + "from_subscription customer start_date:time"),
        Operation.List("/v1/subscription_schedules", List, "customer created:range"),
        Operation.Get("/v1/subscription_schedules/{id}", call => call.Answer(call.World.Get("subscription_schedule", call.Id))),
        Operation.Post("/v1/subscription_schedules/{id}", Update, Changeable + "proration_behavior=create_prorations|always_invoice|none"),
        Operation.Post("/v1/subscription_schedules/{id}/release", Release, "preserve_cancel_date:bool"),
        Operation.Post("/v1/subscription_schedules/{id}/cancel", Cancel, "invoice_now:bool prorate:bool"),
    ];

    private static JsonObject Create(Call call)
    {
        var (world, p) = (call.World, call.P);
        if (p.Text("from_subscription") is null)
            throw Refusal.Invalid("The simulator makes schedules from subscriptions only.", "from_subscription");
        if (p.Has("phases") || p.Has("customer"))
            throw Refusal.Invalid("With from_subscription nothing else can be set.", p.Has("phases") ? "phases" : "customer");
        var subscription = world.Get("subscription", p.Text("from_subscription"), "from_subscription");
        if (SubscriptionStates.HasEnded(subscription) || subscription.Text("schedule") is not null)
            throw Refusal.Invalid("The subscription has ended, or has a schedule already.", "from_subscription");
        var phase = Phases.Running(world, subscription);
        var schedule = world.Add("subscription_schedule", "sub_sched", world.NowFor(subscription), new()
        {
            ["canceled_at"] = null,
            ["completed_at"] = null,
            ["current_phase"] = Phases.Edges(phase),
            ["customer"] = subscription.Text("customer"),
            ["end_behavior"] = p.Text("end_behavior") ?? "release",
            ["metadata"] = new JsonObject(),
            ["phases"] = new JsonArray(phase),
            ["released_at"] = null,
            ["released_subscription"] = null,
            ["status"] = "active",
            ["subscription"] = subscription.Id(),
            ["test_clock"] = subscription.Text("test_clock"),
        });
        p.MetadataInto(schedule);
        subscription["schedule"] = schedule.Id();
        Phases.Plan(world, schedule);
        world.Emit("subscription_schedule.created", schedule);
        return call.Answer(schedule);
    }

    private static JsonObject Update(Call call)
    {
        var (world, p, schedule) = (call.World, call.P, Active(call));
        if (p.Has("phases"))
        {
            var phases = Phases.Read(world, schedule, p.List("phases"));
            schedule["phases"] = phases;
            schedule["current_phase"] = Phases.Edges(phases[0]!.AsObject());
        }

        p.TextsInto(schedule, "end_behavior");
        p.MetadataInto(schedule);
        Phases.Plan(world, schedule);
        world.Emit("subscription_schedule.updated", schedule);
        return call.Answer(schedule);
    }

    private static JsonObject Release(Call call)
    {
        var schedule = Active(call);
        Phases.Release(call.World, schedule);
        return call.Answer(schedule);
    }

    private static JsonObject Cancel(Call call)
    {
        var (world, schedule) = (call.World, Active(call));
        Cancelling.Now(world, world.Get("subscription", schedule.Text("subscription")), "cancellation_requested");
        schedule["canceled_at"] = world.NowFor(schedule);
        world.Emit("subscription_schedule.canceled", schedule);
        return call.Answer(schedule);
    }

    private static JsonObject Active(Call call)
    {
        var schedule = call.World.Get("subscription_schedule", call.Id);
        return schedule.Text("status") == "active" ? schedule : throw Refusal.Invalid("The schedule is not active any more.");
    }

    private static JsonObject List(Call call) => call.Page(call.World["subscription_schedule"].NewestFirst.Where(one =>
        one.Fits("customer", call.P.Text("customer")) && call.P.IsIn("created", one.Created())));
}

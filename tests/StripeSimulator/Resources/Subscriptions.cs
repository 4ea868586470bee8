using System.Text.Json.Nodes;
using CloudCrm.StripeSimulator.Life;
using CloudCrm.StripeSimulator.State;
using CloudCrm.StripeSimulator.Wire;

namespace CloudCrm.StripeSimulator.Resources;

/// <summary>Subscriptions: a customer, some prices, and periods.</summary>
internal static class Subscriptions
{
    private const string Changeable =
        "cancel_at_period_end:bool cancel_at:int collection_method=charge_automatically|send_invoice days_until_due:int default_payment_method description " +
        "items[][price] items[][quantity]:int items[][metadata]:map metadata:map off_session:bool payment_behavior=allow_incomplete|default_incomplete|error_if_incomplete|pending_if_incomplete " +
        "payment_settings[save_default_payment_method]=on_subscription|off payment_settings[payment_method_types][] proration_behavior=create_prorations|always_invoice|none " +
        "trial_end:time trial_settings[end_behavior][missing_payment_method]=cancel|create_invoice|pause ";

    public static IEnumerable<Operation> Operations =>
    [
        Operation.Post("/v1/subscriptions", Create, Changeable + "customer! currency billing_cycle_anchor:int trial_period_days:int billing_mode[type]=classic|flexible"),
        Operation.List("/v1/subscriptions", List, "customer price status collection_method test_clock created:range current_period_end:range current_period_start:range"),
        Operation.Get("/v1/subscriptions/{id}", call => call.Answer(call.World.Get("subscription", call.Id))),
        Operation.Post("/v1/subscriptions/{id}", Update, Changeable +
            "items[][id] items[][deleted]:bool items[][clear_usage]:bool proration_date:int billing_cycle_anchor=now|unchanged " +
            "cancellation_details[comment] cancellation_details[feedback]"),
        Operation.Delete("/v1/subscriptions/{id}", Cancel, "invoice_now:bool prorate:bool cancellation_details[comment] cancellation_details[feedback]"),
        Operation.Post("/v1/subscriptions/{id}/resume", Resume, "billing_cycle_anchor=now|unchanged proration_behavior=create_prorations|always_invoice|none proration_date:int"),
    ];

    private static JsonObject Create(Call call)
    {
        var (world, p) = (call.World, call.P);
        var customer = world.Customer(p.Text("customer"));
        var subscription = SubscriptionStart.Do(world, customer, p, SubscriptionItems.Wanted(world, p.List("items")), p.Text("default_payment_method"));
        return call.Answer(subscription);
    }

    private static JsonObject Update(Call call)
    {
        var (world, p) = (call.World, call.P);
        var subscription = world.Get("subscription", call.Id);
        if (SubscriptionStates.HasEnded(subscription) && (p.Has("items") || p.Has("cancel_at_period_end") || p.Has("trial_end")))
            throw Refusal.Invalid("A canceled subscription can only get other metadata and cancellation details.");
        var changes = p.Has("items") ? ItemChanges.Read(world, subscription, p.List("items")) : [];
        CheckOwner(world, subscription, p);
        SubscriptionStates.Change(world, subscription, () =>
        {
            Fields(world, subscription, p);
            ItemChanges.Apply(world, subscription, changes, p.Text("proration_behavior"), p.Long("proration_date"));
            if (p.Text("trial_end") is not null)
                MoveTrial(world, subscription, p.Time("trial_end", world.NowFor(subscription))!.Value);
        });
        if (p.Text("billing_cycle_anchor") == "now" && subscription.Text("status") is "active" or "past_due")
            Restart(world, subscription);
        return call.Answer(subscription);
    }

    private static void CheckOwner(World world, JsonObject subscription, Parameters p)
    {
        if (p.Text("default_payment_method") is { } method && world.Get("payment_method", method, "default_payment_method").Text("customer") != subscription.Text("customer"))
            throw Refusal.Invalid("The payment method belongs to somebody else.", "default_payment_method");
    }

    private static void Fields(World world, JsonObject subscription, Parameters p)
    {
        p.TextsInto(subscription, "default_payment_method", "description", "collection_method");
        p.MetadataInto(subscription);
        p.In("cancellation_details").TextsInto(subscription.In("cancellation_details")!, "comment", "feedback");
        if (p.Long("days_until_due") is { } days)
            subscription["days_until_due"] = days;
        if (p.In("trial_settings").In("end_behavior").Text("missing_payment_method") is { } without)
            subscription.In("trial_settings")!.In("end_behavior")!["missing_payment_method"] = without;
        if (p.Flag("cancel_at_period_end") is { } atEnd)
        {
            subscription["cancel_at_period_end"] = atEnd;
            subscription["canceled_at"] = atEnd ? world.NowFor(subscription) : null;
            subscription["cancel_at"] = atEnd ? world.Of(subscription.Id(), "subscription_item")[0].Long("current_period_end") : null;
            subscription.In("cancellation_details")!["reason"] = atEnd ? "cancellation_requested" : null;
        }

        if (p.Long("cancel_at") is { } at)
        {
            subscription["cancel_at"] = at;
            world.Due.Add(subscription.Text("test_clock"), at, DueKind.Cancels, subscription.Id());
        }
    }

    private static void MoveTrial(World world, JsonObject subscription, long end)
    {
        if (subscription.Text("status") != "trialing" || end < world.NowFor(subscription))
            throw Refusal.Invalid("Only a running trial can be moved, and not into the past.", "trial_end");
        subscription["trial_end"] = end;
        subscription["billing_cycle_anchor"] = end;
        foreach (var item in world.Of(subscription.Id(), "subscription_item"))
            item["current_period_end"] = end;
        Trials.Plan(world, subscription);
    }

    private static void Restart(World world, JsonObject subscription)
    {
        var now = world.NowFor(subscription);
        Renewals.Turn(world, subscription, now, () => subscription["billing_cycle_anchor"] = now);
    }

    private static JsonObject Cancel(Call call)
    {
        var (world, subscription) = (call.World, call.World.Get("subscription", call.Id));
        if (SubscriptionStates.HasEnded(subscription))
            throw Refusal.NotFound("subscription", call.Id, "id");
        call.P.In("cancellation_details").TextsInto(subscription.In("cancellation_details")!, "comment", "feedback");
        if (call.P.Flag("invoice_now") == true)
            Cancelling.Close(world, subscription, world.NowFor(subscription), "cancellation_requested");
        else
            Cancelling.Now(world, subscription, "cancellation_requested");
        return call.Answer(subscription);
    }

    private static JsonObject Resume(Call call)
    {
        var (world, subscription) = (call.World, call.World.Get("subscription", call.Id));
        if (subscription.Text("status") != "paused")
            throw Refusal.Invalid("Only a paused subscription can be resumed.");
        var now = world.NowFor(subscription);
        Renewals.Turn(world, subscription, now, () => (subscription["status"], subscription["billing_cycle_anchor"]) = ("active", now));
        world.Emit("customer.subscription.resumed", subscription);
        return call.Answer(subscription);
    }

    private static JsonObject List(Call call)
    {
        var (world, p, status) = (call.World, call.P, call.P.Text("status"));
        return call.Page(world["subscription"].NewestFirst.Where(one =>
            one.Fits("customer", p.Text("customer")) && one.Fits("collection_method", p.Text("collection_method")) && one.Fits("test_clock", p.Text("test_clock"))
            && (status is "all" || (status is null ? one.Text("status") != "canceled" : status == "ended" ? SubscriptionStates.HasEnded(one) : one.Text("status") == status))
            && (p.Text("price") is not { } price || world.Of(one.Id(), "subscription_item").Any(item => item.Text("price") == price))
            && p.IsIn("created", one.Created())
            && p.IsIn("current_period_start", world.Of(one.Id(), "subscription_item")[0].Long("current_period_start"))
            && p.IsIn("current_period_end", world.Of(one.Id(), "subscription_item")[0].Long("current_period_end"))));
    }
}

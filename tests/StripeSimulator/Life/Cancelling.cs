using System.Text.Json.Nodes;
using CloudCrm.StripeSimulator.State;

namespace CloudCrm.StripeSimulator.Life;

/// <summary>The ends of subscriptions.</summary>
internal static class Cancelling
{
    /// <summary>At the instant that was set for it.</summary>
    public static void At(World world, JsonObject subscription, long at)
    {
        if (!SubscriptionStates.HasEnded(subscription) && subscription.LongOrNull("cancel_at") == at)
            Close(world, subscription, at, "cancellation_requested");
    }

    /// <summary>Closes the running period: what was used in it and what waits is billed, and nothing follows.</summary>
    public static void Close(World world, JsonObject subscription, long at, string reason)
    {
        Renewals.BillRest(world, subscription, at);
        Now(world, subscription, reason);
    }

    public static void Now(World world, JsonObject subscription, string reason)
    {
        var now = world.NowFor(subscription);
        subscription["status"] = "canceled";
        subscription["canceled_at"] ??= now;
        subscription["ended_at"] = now;
        subscription.In("cancellation_details")!["reason"] ??= reason;
        if (subscription.Text("schedule") is { } schedule)
        {
            world.Get("subscription_schedule", schedule)["status"] = "canceled";
            subscription["schedule"] = null;
        }

        // What is still open is not collected by itself any more.
        foreach (var invoice in world.Of(subscription.Id(), "invoice").Where(one => one.Text("status") is "open"))
            (invoice["auto_advance"], invoice["next_payment_attempt"]) = (false, null);
        world.Emit("customer.subscription.deleted", subscription);
    }

    /// <summary>The first payment did not come in time.</summary>
    public static void Expire(World world, JsonObject subscription)
    {
        if (subscription.Text("status") != "incomplete")
            return;
        foreach (var invoice in world.Of(subscription.Id(), "invoice").Where(one => one.Text("status") == "open"))
            Collection.Void(world, invoice);
        SubscriptionStates.Change(world, subscription, () =>
            (subscription["status"], subscription["ended_at"]) = ("incomplete_expired", world.NowFor(subscription)));
    }
}

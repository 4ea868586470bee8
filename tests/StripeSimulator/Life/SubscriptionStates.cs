using System.Text.Json.Nodes;
using CloudCrm.StripeSimulator.State;
using CloudCrm.StripeSimulator.Wire;

namespace CloudCrm.StripeSimulator.Life;

/// <summary>How subscriptions go from one state to another.</summary>
internal static class SubscriptionStates
{
    public static bool HasEnded(JsonObject subscription) => subscription.Text("status") is "canceled" or "incomplete_expired";

    /// <summary>Changes a subscription and tells what it was before.</summary>
    public static void Change(World world, JsonObject subscription, Action change, string type = "customer.subscription.updated")
    {
        var before = Rendering.Of(world, subscription);
        change();
        var after = Rendering.Of(world, subscription);
        var previous = new JsonObject();
        foreach (var (name, value) in before)
        {
            if (!JsonNode.DeepEquals(value, after[name]))
                previous[name] = value?.DeepClone();
        }

        world.Emit(type, subscription, previous);
    }

    /// <summary>An invoice of it was paid.</summary>
    public static void Paid(World world, JsonObject subscription, JsonObject invoice)
    {
        var status = subscription.Text("status");
        if (status is "incomplete" || (status is "past_due" or "unpaid" && subscription.Text("latest_invoice") == invoice.Id()))
            Change(world, subscription, () => subscription["status"] = "active");
    }

    /// <summary>A payment failed; there may be more attempts.</summary>
    public static void Failed(World world, JsonObject subscription, bool isLast)
    {
        if (subscription.Text("status") is "active" or "trialing")
            Change(world, subscription, () => subscription["status"] = "past_due");
        if (!isLast || subscription.Text("status") is not "past_due")
            return;
        if (world.Options.AfterRetries == "canceled")
            Cancelling.Now(world, subscription, "payment_failed");
        else if (world.Options.AfterRetries == "unpaid")
            Change(world, subscription, () => subscription["status"] = "unpaid");
    }
}

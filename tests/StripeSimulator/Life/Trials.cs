using System.Text.Json.Nodes;
using CloudCrm.StripeSimulator.Resources;
using CloudCrm.StripeSimulator.State;

namespace CloudCrm.StripeSimulator.Life;

/// <summary>Trials: free until an instant, which is where the first paid period starts.</summary>
internal static class Trials
{
    private const long NoticeSeconds = 3 * 86_400;

    /// <summary>Puts the end of a trial, and the notice before it, into the due work.</summary>
    public static void Plan(World world, JsonObject subscription)
    {
        var (end, clock) = (subscription.Long("trial_end"), subscription.Text("test_clock"));
        world.Due.Add(clock, Math.Max(end - NoticeSeconds, world.NowFor(subscription)), DueKind.TrialWillEnd, subscription.Id());
        world.Due.Add(clock, end, DueKind.TrialEnds, subscription.Id());
    }

    public static void WillEnd(World world, JsonObject subscription, long at)
    {
        if (subscription.Text("status") != "trialing" || subscription.Flag("_trial_notice") || subscription.Long("trial_end") - NoticeSeconds > at)
            return;
        subscription["_trial_notice"] = true;
        world.Emit("customer.subscription.trial_will_end", subscription);
    }

    public static void End(World world, JsonObject subscription, long at)
    {
        if (subscription.Text("status") != "trialing" || subscription.Long("trial_end") != at)
            return;
        var paysWith = PaymentMethods.Of(world, world.Get("customer", subscription.Text("customer")), subscription);
        var without = subscription.In("trial_settings")!.In("end_behavior")!.Text("missing_payment_method");
        if (subscription.Flag("cancel_at_period_end"))
            Cancelling.Close(world, subscription, at, "cancellation_requested");
        else if (paysWith is null && without == "cancel" && subscription.Text("collection_method") == "charge_automatically")
            Cancelling.Now(world, subscription, "payment_failed");
        else if (paysWith is null && without == "pause" && subscription.Text("collection_method") == "charge_automatically")
        {
            SubscriptionStates.Change(world, subscription, () => subscription["status"] = "paused");
            world.Emit("customer.subscription.paused", subscription);
        }
        else
            Renewals.Turn(world, subscription, at, () => subscription["status"] = "active");
    }
}

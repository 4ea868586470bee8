using System.Text.Json.Nodes;
using CloudCrm.StripeSimulator.State;
using CloudCrm.StripeSimulator.Wire;

namespace CloudCrm.StripeSimulator.Life;

/// <summary>The start of a subscription: its first period and first invoice.</summary>
internal static class SubscriptionStart
{
    private const long IncompleteSeconds = 23 * 3_600;

    public static JsonObject Do(World world, JsonObject customer, Parameters p, IReadOnlyList<ItemChange> items, string? method)
    {
        var now = world.NowFor(customer);
        var trialEnd = p.Time("trial_end", now) ?? (p.Long("trial_period_days") is { } days ? now + (days * 86_400) : now);
        var anchor = trialEnd > now ? trialEnd : p.Long("billing_cycle_anchor") ?? now;
        Check(world, customer, p, items, method, now, anchor);
        var subscription = world.Add("subscription", "sub", now, New(customer, p, items[0].Price.Text("currency")!, anchor, now));
        subscription["trial_start"] = trialEnd > now ? now : null;
        subscription["trial_end"] = trialEnd > now ? trialEnd : null;
        subscription["default_payment_method"] = method;
        subscription["status"] = trialEnd > now ? "trialing" : "active";
        p.MetadataInto(subscription);
        world.Attach(customer.Id(), subscription);
        foreach (var item in items)
            ItemChanges.Add(world, subscription, item, now, anchor);
        var end = anchor > now ? anchor : Periods.Next(world, subscription, now);
        foreach (var item in world.Of(subscription.Id(), "subscription_item"))
            item["current_period_end"] = end;
        if (p.Flag("cancel_at_period_end") == true)
            subscription["cancel_at"] = end;
        FirstInvoice(world, subscription, p, now, end);
        Plan(world, subscription, p, end);
        return subscription;
    }

    private static void Check(World world, JsonObject customer, Parameters p, IReadOnlyList<ItemChange> items, string? method, long now, long anchor)
    {
        if (items.Count == 0)
            throw Refusal.Missing("items");
        if (anchor < now)
            throw Refusal.Invalid("The anchor of the billing cycle lies in the past.", "billing_cycle_anchor");
        if (p.Text("collection_method") == "send_invoice" && p.Long("days_until_due") is null)
            throw Refusal.Missing("days_until_due");
        if (method is not null && world.Get("payment_method", method, "default_payment_method").Text("customer") != customer.Id())
            throw Refusal.Invalid("The payment method belongs to somebody else.", "default_payment_method");
        var live = world.Of(customer.Id(), "subscription").Where(one => !SubscriptionStates.HasEnded(one)).Select(one => one.Text("currency"));
        if (items.Select(item => item.Price.Text("currency")).Concat(live).Distinct().Count() > 1)
            throw Refusal.Invalid("All prices of a subscription, and of all that a customer has at a time, have one currency.", "items");
        if (items.Select(item => (item.Price.In("recurring")!.Text("interval"), item.Price.In("recurring")!.Long("interval_count"))).Distinct().Count() > 1)
            throw Refusal.Invalid("All prices of a subscription have one interval.", "items");
    }

    private static JsonObject New(JsonObject customer, Parameters p, string currency, long anchor, long now) => new()
    {
        ["application"] = null,
        ["automatic_tax"] = new JsonObject { ["enabled"] = false, ["liability"] = null },
        ["billing_cycle_anchor"] = anchor,
        ["billing_mode"] = new JsonObject { ["type"] = p.In("billing_mode").Text("type") ?? "flexible" },
        ["cancel_at"] = p.Long("cancel_at"),
        ["cancel_at_period_end"] = p.Flag("cancel_at_period_end") ?? false,
        ["canceled_at"] = null,
        ["cancellation_details"] = new JsonObject { ["comment"] = null, ["feedback"] = null, ["reason"] = null },
        ["collection_method"] = p.Text("collection_method") ?? "charge_automatically",
        ["currency"] = currency,
        ["customer"] = customer.Id(),
        ["days_until_due"] = p.Long("days_until_due"),
        ["default_tax_rates"] = new JsonArray(),
        ["description"] = p.Text("description"),
        ["discounts"] = new JsonArray(),
        ["ended_at"] = null,
        ["latest_invoice"] = null,
        ["metadata"] = new JsonObject(),
        ["pause_collection"] = null,
        ["pending_setup_intent"] = null,
        ["pending_update"] = null,
        ["schedule"] = null,
        ["start_date"] = now,
        ["test_clock"] = customer.Text("test_clock"),
        ["trial_settings"] = new JsonObject
        {
            ["end_behavior"] = new JsonObject { ["missing_payment_method"] = p.In("trial_settings").In("end_behavior").Text("missing_payment_method") ?? "create_invoice" },
        },
    };

    private static void FirstInvoice(World world, JsonObject subscription, Parameters p, long now, long end)
    {
        var isTrial = subscription.Text("status") == "trialing";
        var isFree = isTrial || (subscription.Long("billing_cycle_anchor") > now && p.Text("proration_behavior") == "none");
        var mode = p.Text("payment_behavior") ?? "allow_incomplete";
        var invoice = Drafts.New(world, subscription, "subscription_create", now, now);
        Renewals.AddLicensed(world, invoice, subscription, now, end, isFree);
        Drafts.TakePending(world, invoice, subscription);
        var isDue = invoice.Long("amount_due") > 0 && subscription.Text("collection_method") == "charge_automatically";
        if (isDue)
            subscription["status"] = isTrial ? "trialing" : "incomplete";
        world.Emit("customer.subscription.created", subscription);
        if (subscription.Text("collection_method") == "send_invoice" && invoice.Long("amount_due") > 0)
        {
            Drafts.Open(world, invoice);
            return;
        }

        world.Emit("invoice.created", invoice);
        invoice["auto_advance"] = false;
        Finalizing.Do(world, invoice);
        if (isDue && mode != "default_incomplete" && Collection.Attempt(world, invoice, null) is { } failure && mode == "error_if_incomplete")
            Refuse(world, subscription, invoice, failure);
    }

    // The caller gets an error and no subscription; what was made for it is void.
    private static void Refuse(World world, JsonObject subscription, JsonObject invoice, Refusal failure)
    {
        Collection.Void(world, invoice);
        subscription["status"] = "incomplete_expired";
        throw failure;
    }

    private static void Plan(World world, JsonObject subscription, Parameters p, long end)
    {
        var clock = subscription.Text("test_clock");
        if (subscription.Text("status") == "trialing")
            Trials.Plan(world, subscription);
        else
            world.Due.Add(clock, end, DueKind.Renews, subscription.Id());
        if (p.Long("cancel_at") is { } at)
            world.Due.Add(clock, at, DueKind.Cancels, subscription.Id());
        if (subscription.Text("status") == "incomplete")
            world.Due.Add(clock, world.NowFor(subscription) + IncompleteSeconds, DueKind.IncompleteExpires, subscription.Id());
    }
}

using System.Text.Json.Nodes;
using CloudCrm.StripeSimulator.State;
using CloudCrm.StripeSimulator.Wire;

namespace CloudCrm.StripeSimulator.Life;

/// <summary>Getting open invoices paid, or giving up on them.</summary>
internal static class Collection
{
    /// <summary>Sets the next attempt, where the invoice is to be charged by itself.</summary>
    public static void Plan(World world, JsonObject invoice, long? at)
    {
        var isAutomatic = invoice.Flag("auto_advance") && invoice.Text("collection_method") == "charge_automatically" && invoice.Text("status") == "open";
        invoice["next_payment_attempt"] = isAutomatic ? at : null;
        if (isAutomatic && at is { } instant)
            world.Due.Add(invoice.Text("test_clock"), instant, DueKind.Collects, invoice.Id());
    }

    public static void At(World world, string id, long at)
    {
        if (world.Find(id) is { } invoice && invoice.Text("status") == "open" && invoice.LongOrNull("next_payment_attempt") == at)
            Attempt(world, invoice, null);
    }

    /// <summary>Tries to pay; what went wrong, or null.</summary>
    public static Refusal? Attempt(World world, JsonObject invoice, JsonObject? with)
    {
        var subscription = invoice.Text("_subscription") is { } id ? world.Find(id) : null;
        invoice["attempted"] = true;
        var attempts = invoice.Long("attempt_count") + 1;
        invoice["attempt_count"] = attempts;
        if (Charging.Try(world, invoice, subscription, with) is not { } failure)
        {
            MarkPaid(world, invoice, invoice.Long("amount_remaining"));
            return null;
        }

        var isFirst = subscription?.Text("status") == "incomplete";
        var retries = world.Options.Retries;
        var isLast = attempts > retries.Count;
        Plan(world, invoice, isFirst || isLast ? null : world.NowFor(invoice) + (long)retries[(int)attempts - 1].TotalSeconds);
        world.Get("customer", invoice.Text("customer"))["delinquent"] = true;
        world.Emit("invoice.payment_failed", invoice);
        if (failure.NeedsAction)
            world.Emit("invoice.payment_action_required", invoice);
        if (subscription is not null && !isFirst)
            SubscriptionStates.Failed(world, subscription, isLast);
        return failure.Refusal;
    }

    public static void MarkPaid(World world, JsonObject invoice, long amount)
    {
        var now = world.NowFor(invoice);
        invoice["status"] = "paid";
        invoice["attempted"] = true;
        invoice["amount_paid"] = invoice.Long("amount_paid") + amount;
        invoice["amount_remaining"] = 0L;
        invoice["next_payment_attempt"] = null;
        invoice["auto_advance"] = false;
        invoice.In("status_transitions")!["paid_at"] = now;
        foreach (var payment in world.Of(invoice.Id(), "invoice_payment").Where(_ => amount > 0))
        {
            (payment["status"], payment["amount_paid"]) = ("paid", amount);
            payment.In("status_transitions")!["paid_at"] = now;
        }

        var customer = world.Get("customer", invoice.Text("customer"));
        customer["delinquent"] = world.Of(customer.Id(), "invoice").Any(one => one.Text("status") == "open" && one.Flag("attempted"));
        world.Emit("invoice.paid", invoice);
        world.Emit("invoice.payment_succeeded", invoice);
        if (invoice.Text("_subscription") is { } id && world.Find(id) is { } subscription)
            SubscriptionStates.Paid(world, subscription, invoice);
    }

    public static void Void(World world, JsonObject invoice)
    {
        if (invoice.Text("status") is not ("open" or "uncollectible"))
            throw Refusal.Invalid("Only an open or uncollectible invoice can be voided.");
        Stop(world, invoice, "void", "voided_at");
        Intents.Cancel(world, invoice);
        world.Emit("invoice.voided", invoice);
    }

    public static void GiveUp(World world, JsonObject invoice)
    {
        if (invoice.Text("status") != "open")
            throw Refusal.Invalid("Only an open invoice can be marked uncollectible.");
        Stop(world, invoice, "uncollectible", "marked_uncollectible_at");
        world.Emit("invoice.marked_uncollectible", invoice);
    }

    private static void Stop(World world, JsonObject invoice, string status, string transition)
    {
        invoice["status"] = status;
        invoice["next_payment_attempt"] = null;
        invoice["auto_advance"] = false;
        invoice.In("status_transitions")![transition] = world.NowFor(invoice);
    }
}

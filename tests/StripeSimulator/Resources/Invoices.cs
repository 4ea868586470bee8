using System.Text.Json.Nodes;
using CloudCrm.StripeSimulator.Life;
using CloudCrm.StripeSimulator.State;
using CloudCrm.StripeSimulator.Wire;

namespace CloudCrm.StripeSimulator.Resources;

/// <summary>Invoices: made, changed and listed.</summary>
internal static class Invoices
{
    private const string Changeable =
        "auto_advance:bool automatically_finalizes_at:int collection_method=charge_automatically|send_invoice days_until_due:int default_payment_method " +
        "description due_date:int footer metadata:map number ";

    // What an invoice that is final still lets change.
    private static readonly string[] s_always = ["auto_advance", "metadata", "due_date", "expand"];

    public static IEnumerable<Operation> Operations =>
    [
        Operation.Post("/v1/invoices", Create, Changeable + "customer! subscription currency pending_invoice_items_behavior=include|exclude"),
        Operation.List("/v1/invoices", List, "customer subscription status=draft|open|paid|uncollectible|void collection_method created:range due_date:range"),
        Operation.Get("/v1/invoices/{id}", call => call.Answer(call.World.Get("invoice", call.Id))),
        Operation.Post("/v1/invoices/{id}", Update, Changeable),
        Operation.Delete("/v1/invoices/{id}", Delete),
        Operation.List("/v1/invoices/{id}/lines", call => call.Page(call.World.Of(call.World.Get("invoice", call.Id).Id(), "line_item"))),
    ];

    private static JsonObject Create(Call call)
    {
        var (world, p) = (call.World, call.P);
        var customer = world.Customer(p.Text("customer"));
        var now = world.NowFor(customer);
        var subscription = p.Text("subscription") is { } id ? world.Get("subscription", id, "subscription") : null;
        if (subscription is not null && subscription.Text("customer") != customer.Id())
            throw Refusal.NotFound("subscription", subscription.Id(), "subscription");
        if (p.Text("collection_method") == "send_invoice" && p.Long("days_until_due") is null && p.Long("due_date") is null)
            throw Refusal.Missing("days_until_due");
        var invoice = subscription is not null
            ? Drafts.New(world, subscription, "manual", now, now)
            : Drafts.New(world, customer, p.Text("currency") ?? customer.Text("currency") ?? "usd", "manual", "charge_automatically", now, now);
        invoice["auto_advance"] = p.Flag("auto_advance") ?? false;
        Change(invoice, p);
        if (p.Text("pending_invoice_items_behavior") == "include")
        {
            foreach (var item in world.Of(customer.Id(), "invoiceitem").Where(one => one.Text("invoice") is null && one.Text("currency") == invoice.Text("currency")
                && (subscription is null || (one.Text("_subscription") ?? subscription.Id()) == subscription.Id())).ToList())
                Drafts.Put(world, invoice, item);
        }

        Drafts.Open(world, invoice);
        return call.Answer(invoice);
    }

    private static JsonObject Update(Call call)
    {
        var (world, p, invoice) = (call.World, call.P, call.World.Get("invoice", call.Id));
        var isDraft = invoice.Text("status") == "draft";
        if (!isDraft && Changeable.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word.Split(':', '=')[0]).FirstOrDefault(name => p.Has(name) && !s_always.Contains(name)) is { } frozen)
            throw Refusal.Invalid("This invoice is final: that can't be changed any more.", frozen, "invoice_not_editable");
        var wasAutomatic = invoice.Flag("auto_advance");
        Change(invoice, p);
        if (p.Flag("auto_advance") is { } automatic && invoice.Text("status") is "draft" or "open")
        {
            invoice["auto_advance"] = automatic;
            if (isDraft && automatic != wasAutomatic)
                Drafts.PlanAdvance(world, invoice);
            else if (!isDraft)
                Collection.Plan(world, invoice, automatic ? world.NowFor(invoice) : null);
        }

        if (isDraft && p.Long("automatically_finalizes_at") is { } at)
        {
            (invoice["auto_advance"], invoice["automatically_finalizes_at"]) = (true, at);
            world.Due.Add(invoice.Text("test_clock"), at, DueKind.DraftAdvances, invoice.Id());
        }

        world.Emit("invoice.updated", invoice);
        return call.Answer(invoice);
    }

    private static void Change(JsonObject invoice, Parameters p)
    {
        p.TextsInto(invoice, "collection_method", "default_payment_method", "description", "footer", "number");
        p.MetadataInto(invoice);
        if (p.Long("due_date") is { } due)
            invoice["due_date"] = due;
        if (p.Long("days_until_due") is { } days)
            invoice["_days_until_due"] = days;
    }

    private static JsonObject Delete(Call call)
    {
        var (world, invoice) = (call.World, call.World.Get("invoice", call.Id));
        if (invoice.Text("status") != "draft" || invoice.Text("billing_reason") != "manual")
            throw Refusal.Invalid("Only the draft of an invoice that was made by hand can be deleted.");
        foreach (var item in world.Of(invoice.Text("customer")!, "invoiceitem").Where(one => one.Text("invoice") == invoice.Id()).ToList())
        {
            world.Detach(invoice.Text("customer")!, item);
            world.Remove(item);
        }

        world.Detach(invoice.Text("customer")!, invoice);
        world.Emit("invoice.deleted", invoice);
        world.Remove(invoice);
        return new() { ["id"] = call.Id, ["object"] = "invoice", ["deleted"] = true };
    }

    private static JsonObject List(Call call)
    {
        var (world, p) = (call.World, call.P);
        var all = p.Text("subscription") is { } subscription ? world.Of(subscription, "invoice").Reverse()
            : p.Text("customer") is { } customer ? world.Of(customer, "invoice").Reverse() : world["invoice"].NewestFirst;
        return call.Page(all.Where(one => one.Fits("customer", p.Text("customer")) && one.Fits("status", p.Text("status"))
            && one.Fits("collection_method", p.Text("collection_method")) && p.IsIn("created", one.Created()) && p.IsIn("due_date", one.Long("due_date"))));
    }
}

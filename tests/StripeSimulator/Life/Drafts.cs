using System.Text.Json.Nodes;
using CloudCrm.StripeSimulator.State;
using CloudCrm.StripeSimulator.Wire;

namespace CloudCrm.StripeSimulator.Life;

/// <summary>Invoices that can still be changed.</summary>
internal static class Drafts
{
    /// <summary>The draft of a subscription's invoice. It is not told of before <see cref="Open"/>.</summary>
    public static JsonObject New(World world, JsonObject subscription, string reason, long start, long end)
    {
        Quota.Take(world, subscription, "invoices", world.Options.SubscriptionInvoicesPerDayMax, 86_400);
        var customer = world.Get("customer", subscription.Text("customer"));
        var invoice = New(world, customer, subscription.Text("currency")!, reason, subscription.Text("collection_method")!, start, end);
        invoice["parent"] = new JsonObject
        {
            ["quote_details"] = null,
            ["subscription_details"] = new JsonObject { ["metadata"] = subscription["metadata"]?.DeepClone(), ["subscription"] = subscription.Id() },
            ["type"] = "subscription_details",
        };
        invoice["auto_advance"] = subscription.Text("status") != "unpaid";
        invoice["_subscription"] = subscription.Id();
        invoice["_days_until_due"] = subscription.LongOrNull("days_until_due");
        subscription["latest_invoice"] = invoice.Id();
        world.Attach(subscription.Id(), invoice);
        return invoice;
    }

    public static JsonObject New(World world, JsonObject customer, string currency, string reason, string collection, long start, long end)
    {
        var invoice = world.Add("invoice", "in", world.NowFor(customer), InvoiceShape.New(customer, currency, reason, collection, start, end));
        customer["currency"] ??= currency;
        world.Attach(customer.Id(), invoice);
        Lines.Total(world, invoice);
        return invoice;
    }

    /// <summary>Tells of a new draft; it goes on by itself after an hour unless it is kept from it.</summary>
    public static void Open(World world, JsonObject invoice)
    {
        PlanAdvance(world, invoice);
        world.Emit("invoice.created", invoice);
    }

    public static void PlanAdvance(World world, JsonObject invoice)
    {
        if (!invoice.Flag("auto_advance"))
        {
            invoice["automatically_finalizes_at"] = null;
            return;
        }

        var at = world.NowFor(invoice) + (long)world.Options.DraftsStayFor.TotalSeconds;
        invoice["automatically_finalizes_at"] = at;
        world.Due.Add(invoice.Text("test_clock"), at, DueKind.DraftAdvances, invoice.Id());
    }

    public static void Advance(World world, string id, long at)
    {
        if (world.Find(id) is { } invoice && invoice.Text("status") == "draft" && invoice.Flag("auto_advance") && invoice.LongOrNull("automatically_finalizes_at") == at)
            Finalizing.Do(world, invoice);
    }

    /// <summary>Invoice items that wait for the next invoice of a subscription, or of its customer.</summary>
    public static IEnumerable<JsonObject> Pending(World world, JsonObject subscription) =>
        world.Of(subscription.Text("customer")!, "invoiceitem").Where(one => one.Text("invoice") is null
            && one.Text("currency") == subscription.Text("currency") && (one.Text("_subscription") ?? subscription.Id()) == subscription.Id());

    public static void TakePending(World world, JsonObject invoice, JsonObject subscription)
    {
        foreach (var item in Pending(world, subscription).ToList())
            Put(world, invoice, item);
    }

    /// <summary>Puts an invoice item on a draft.</summary>
    public static void Put(World world, JsonObject invoice, JsonObject item)
    {
        item["invoice"] = invoice.Id();
        var period = item.In("period")!;
        Lines.Add(world, invoice, new(item.Long("amount"), item.Text("description"), period.Long("start"), period.Long("end"))
        {
            Quantity = Values.Decimal(item.Text("quantity_decimal")) ?? 1,
            InvoiceItem = item,
            IsProration = item.Flag("proration"),
            UnitAmount = Values.Decimal(item.In("pricing")?.Text("unit_amount_decimal")),
            Price = item.In("pricing")?.In("price_details")?.Text("price") is { } price ? world.Find(price) : null,
        });
    }
}

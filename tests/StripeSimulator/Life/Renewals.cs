using System.Text.Json.Nodes;
using CloudCrm.StripeSimulator.Resources;
using CloudCrm.StripeSimulator.State;

namespace CloudCrm.StripeSimulator.Life;

/// <summary>From one period to the next: the draft of an invoice with what the next one costs and what was used in the last.</summary>
internal static class Renewals
{
    public static void At(World world, JsonObject subscription, long at)
    {
        if (subscription.Text("status") is not ("active" or "past_due" or "unpaid") || End(world, subscription) != at)
            return;
        if (subscription.Flag("cancel_at_period_end"))
            Cancelling.Close(world, subscription, at, "cancellation_requested");
        else
            Turn(world, subscription, at, () => { });
    }

    /// <summary>Starts a new period, and changes something else of the subscription in the same step.</summary>
    public static void Turn(World world, JsonObject subscription, long at, Action change)
    {
        var items = world.Of(subscription.Id(), "subscription_item");
        var last = items[0].Long("current_period_start");
        SubscriptionStates.Change(world, subscription, () =>
        {
            change();
            var end = Periods.Next(world, subscription, at);
            foreach (var item in items)
                (item["current_period_start"], item["current_period_end"]) = (at, end);
            var invoice = Drafts.New(world, subscription, "subscription_cycle", last, at);
            AddLicensed(world, invoice, subscription, at, end);
            AddMetered(world, invoice, subscription, last, at);
            Drafts.TakePending(world, invoice, subscription);
            Drafts.Open(world, invoice);
            world.Due.Add(subscription.Text("test_clock"), end, DueKind.Renews, subscription.Id());
        });
    }

    /// <summary>Bills what was used since the period began and what waits; nothing when there is nothing.</summary>
    public static void BillRest(World world, JsonObject subscription, long at)
    {
        var start = world.Of(subscription.Id(), "subscription_item")[0].Long("current_period_start");
        var used = world.Of(subscription.Id(), "subscription_item").Any(item => Used(world, subscription, item, start, at) > 0);
        if (!used && !Drafts.Pending(world, subscription).Any())
            return;
        var invoice = Drafts.New(world, subscription, "subscription_cycle", start, at);
        AddMetered(world, invoice, subscription, start, at);
        Drafts.TakePending(world, invoice, subscription);
        Drafts.Open(world, invoice);
    }

    public static void AddLicensed(World world, JsonObject invoice, JsonObject subscription, long start, long end, bool isFree = false)
    {
        foreach (var item in world.Of(subscription.Id(), "subscription_item").Where(item => item.LongOrNull("quantity") is not null))
        {
            var price = world.Get("price", item.Text("price"));
            var quantity = item.Long("quantity");
            Lines.Add(world, invoice, new(isFree ? 0 : PriceAmount.Of(price, quantity), Name(world, price), start, end)
            {
                Quantity = quantity,
                Price = price,
                Item = item,
            });
        }
    }

    private static void AddMetered(World world, JsonObject invoice, JsonObject subscription, long start, long end)
    {
        foreach (var item in world.Of(subscription.Id(), "subscription_item").Where(item => item.LongOrNull("quantity") is null))
        {
            var price = world.Get("price", item.Text("price"));
            var used = Used(world, subscription, item, start, end);
            Lines.Add(world, invoice, new(PriceAmount.Of(price, used), Name(world, price), start, end) { Quantity = used, Price = price, Item = item });
        }
    }

    private static decimal Used(World world, JsonObject subscription, JsonObject item, long start, long end)
    {
        if (world.Get("price", item.Text("price")).In("recurring")?.Text("meter") is not { } id)
            return 0;
        var meter = world.Get("billing.meter", id);
        return MeterLedger.Aggregate(meter.In("default_aggregation")!.Text("formula")!,
            world.Meters.Between(meter.Text("event_name")!, subscription.Text("customer")!, start, end));
    }

    private static string Name(World world, JsonObject price) =>
        price.Text("nickname") ?? world.Get("product", price.Text("product")).Text("name") ?? price.Id();

    private static long End(World world, JsonObject subscription) =>
        world.Of(subscription.Id(), "subscription_item")[0].Long("current_period_end");
}

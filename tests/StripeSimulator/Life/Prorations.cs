using System.Text.Json.Nodes;
using CloudCrm.StripeSimulator.Resources;
using CloudCrm.StripeSimulator.State;

namespace CloudCrm.StripeSimulator.Life;

/// <summary>What a change of items gives back and costs for the rest of the period, by the second.</summary>
internal static class Prorations
{
    public static List<Proration> Of(World world, JsonObject subscription, IReadOnlyList<ItemChange> changes, long? date)
    {
        var (start, end) = ItemChanges.Period(world, subscription);
        var at = Math.Clamp(date ?? world.NowFor(subscription), start, end);
        var share = (decimal)(end - at) / Math.Max(1, end - start);
        var prorations = new List<Proration>();
        foreach (var change in changes)
        {
            if (change.Item is { } item && item.LongOrNull("quantity") is { } before)
                Part(item, world.Get("price", item.Text("price")), before, -share, "Unused time");
            if (!change.IsDeleted && change.Quantity is { } after)
                Part(change.Item ?? [], change.Price, after, share, "Remaining time");
        }

        return prorations;

        void Part(JsonObject item, JsonObject price, long quantity, decimal signed, string words) => prorations.Add(new(
            item, price, quantity, PriceAmount.Rounded(PriceAmount.Of(price, quantity) * signed), words, at, end));
    }

    public static void Bill(World world, JsonObject subscription, IReadOnlyList<Proration> prorations, bool atOnce)
    {
        if (prorations.Count == 0)
            return;
        foreach (var proration in prorations)
        {
            var item = InvoiceItems.Add(world, world.Get("customer", subscription.Text("customer")), subscription.Text("currency")!, proration.Amount, proration.Description);
            item["proration"] = true;
            item["period"] = new JsonObject { ["start"] = proration.Start, ["end"] = proration.End };
            item["_subscription"] = subscription.Id();
        }

        if (!atOnce)
            return;
        var now = world.NowFor(subscription);
        var invoice = Drafts.New(world, subscription, "subscription_update", now, now);
        Drafts.TakePending(world, invoice, subscription);
        world.Emit("invoice.created", invoice);
        invoice["auto_advance"] = true;
        Finalizing.Do(world, invoice);
    }
}

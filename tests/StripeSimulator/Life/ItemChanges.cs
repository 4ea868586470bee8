using System.Text.Json.Nodes;
using CloudCrm.StripeSimulator.Resources;
using CloudCrm.StripeSimulator.State;
using CloudCrm.StripeSimulator.Wire;

namespace CloudCrm.StripeSimulator.Life;

/// <summary>What is wanted of one item of a subscription. Item null: a new one; quantity null: metered.</summary>
internal sealed record ItemChange(JsonObject? Item, JsonObject Price, long? Quantity, bool IsDeleted, Parameters P);

/// <summary>Part of a price for part of a period.</summary>
internal sealed record Proration(JsonObject Item, JsonObject Price, long Quantity, long Amount, string Description, long Start, long End);

/// <summary>Items that are added, changed or taken off, and what that costs or gives back within the running period.</summary>
internal static class ItemChanges
{
    private const int ItemsMax = 20;

    public static List<ItemChange> Read(World world, JsonObject subscription, IReadOnlyList<Parameters> items) =>
        [.. items.Select(p => One(world, subscription, p, p.Text("id")))];

    public static ItemChange One(World world, JsonObject subscription, Parameters p, string? id)
    {
        if (id is null)
            return SubscriptionItems.Wanted(world, [p])[0];
        var item = world.Get("subscription_item", id, "items");
        if (item.Text("subscription") != subscription.Id())
            throw Refusal.NotFound("subscription_item", id, "items");
        var price = world.Get("price", p.Text("price") ?? item.Text("price"), "price");
        SubscriptionItems.CheckQuantity(price, p);
        return new(item, price, SubscriptionItems.IsMetered(price) ? null : p.Long("quantity") ?? item.LongOrNull("quantity") ?? 1, p.Flag("deleted") == true, p);
    }

    public static JsonObject Add(World world, JsonObject subscription, ItemChange change, long start, long end)
    {
        var item = world.Add("subscription_item", "si", world.NowFor(subscription), new()
        {
            ["current_period_end"] = end,
            ["current_period_start"] = start,
            ["discounts"] = new JsonArray(),
            ["metadata"] = new JsonObject(),
            ["price"] = change.Price.Id(),
            ["subscription"] = subscription.Id(),
            ["tax_rates"] = new JsonArray(),
            ["test_clock"] = subscription.Text("test_clock"),
        });
        if (change.Quantity is { } quantity)
            item["quantity"] = quantity;
        change.P.MetadataInto(item);
        world.Attach(subscription.Id(), item);
        return item;
    }

    /// <summary>Makes the changes; their price for the rest of the period waits, or is billed at once, or is let go.</summary>
    public static void Apply(World world, JsonObject subscription, IReadOnlyList<ItemChange> changes, string? behaviour, long? date)
    {
        if (changes.Count == 0)
            return;
        Check(world, subscription, changes);
        var prorations = behaviour == "none" || subscription.Text("status") == "trialing" ? [] : Prorations.Of(world, subscription, changes, date);
        foreach (var change in changes.OrderBy(change => change.IsDeleted))
            Make(world, subscription, change);
        Prorations.Bill(world, subscription, prorations, atOnce: behaviour == "always_invoice");
    }

    private static void Make(World world, JsonObject subscription, ItemChange change)
    {
        var (start, end) = Period(world, subscription);
        if (change.Item is not { } item)
            Add(world, subscription, change, start, end);
        else if (change.IsDeleted)
        {
            world.Detach(subscription.Id(), item);
            world.Remove(item);
        }
        else
        {
            item["price"] = change.Price.Id();
            item.Remove("quantity");
            if (change.Quantity is { } quantity)
                item["quantity"] = quantity;
            change.P.MetadataInto(item);
        }
    }

    public static (long Start, long End) Period(World world, JsonObject subscription)
    {
        var first = world.Of(subscription.Id(), "subscription_item")[0];
        return (first.Long("current_period_start"), first.Long("current_period_end"));
    }

    private static void Check(World world, JsonObject subscription, IReadOnlyList<ItemChange> changes)
    {
        var items = world.Of(subscription.Id(), "subscription_item");
        var left = items.Where(item => !changes.Any(change => change.Item == item)).Select(item => item.Text("price"))
            .Concat(changes.Where(change => !change.IsDeleted).Select(change => change.Price.Id())).ToList();
        if (left.Count is 0 or > ItemsMax || left.Distinct().Count() != left.Count)
            throw Refusal.Invalid($"A subscription has 1 to {ItemsMax} items, each of another price.", "items");
        if (changes.Any(change => change.Price.Text("currency") != subscription.Text("currency")))
            throw Refusal.Invalid("All prices of a subscription have one currency.", "items");
        if (changes.Any(change => change.Item is { } item && !change.IsDeleted && item.LongOrNull("quantity") != change.Quantity))
            Quota.Take(world, subscription, "quantity updates", world.Options.QuantityUpdatesPerHourMax, 3_600);
    }
}

using System.Text.Json.Nodes;
using CloudCrm.StripeSimulator.Life;
using CloudCrm.StripeSimulator.State;
using CloudCrm.StripeSimulator.Wire;

namespace CloudCrm.StripeSimulator.Resources;

/// <summary>The prices in a subscription, one by one.</summary>
internal static class SubscriptionItems
{
    private const string How = "payment_behavior=allow_incomplete|default_incomplete|error_if_incomplete|pending_if_incomplete proration_behavior=create_prorations|always_invoice|none proration_date:int ";

    public static IEnumerable<Operation> Operations =>
    [
        Operation.Post("/v1/subscription_items", Create, How + "subscription! price! quantity:int metadata:map"),
        Operation.List("/v1/subscription_items", List, "subscription!"),
        Operation.Get("/v1/subscription_items/{id}", call => call.Answer(call.World.Get("subscription_item", call.Id))),
        Operation.Post("/v1/subscription_items/{id}", Update, How + "price quantity:int metadata:map off_session:bool"),
        Operation.Delete("/v1/subscription_items/{id}", Delete, How + "clear_usage:bool"),
    ];

    public static bool IsMetered(JsonObject price) => price.In("recurring")?.Text("usage_type") == "metered";

    /// <summary>New items as they are asked for; checked.</summary>
    public static IReadOnlyList<ItemChange> Wanted(World world, IReadOnlyList<Parameters> items)
    {
        var wanted = items.Select(p =>
        {
            var price = world.Get("price", p.Text("price") ?? throw Refusal.Missing("items[price]"), "items[price]");
            if (!price.Flag("active") || price.In("recurring") is null)
                throw Refusal.Invalid("The price is not active, or not recurring.", "items[price]");
            CheckQuantity(price, p);
            return new ItemChange(null, price, IsMetered(price) ? null : p.Long("quantity") ?? 1, false, p);
        }).ToList();
        if (wanted.Count > 20 || wanted.Select(item => item.Price.Id()).Distinct().Count() != wanted.Count)
            throw Refusal.Invalid("A subscription has at most 20 items, each of another price.", "items");
        return wanted;
    }

    public static void CheckQuantity(JsonObject price, Parameters p)
    {
        if (p.Has("quantity") && IsMetered(price))
            throw Refusal.Invalid("A metered price has no quantity.", "quantity");
        if (p.Long("quantity") < 0)
            throw Refusal.Invalid("A quantity is not negative.", "quantity");
    }

    private static JsonObject Create(Call call)
    {
        var (world, subscription) = (call.World, Running(call.World, call.P.Text("subscription")));
        Apply(world, subscription, Wanted(world, [call.P])[0], call.P);
        return call.Answer(world.Of(subscription.Id(), "subscription_item")[^1]);
    }

    private static JsonObject Update(Call call)
    {
        var (world, item) = (call.World, call.World.Get("subscription_item", call.Id));
        var subscription = Running(world, item.Text("subscription"));
        Apply(world, subscription, ItemChanges.One(world, subscription, call.P, call.Id), call.P);
        return call.Answer(item);
    }

    private static JsonObject Delete(Call call)
    {
        var (world, item) = (call.World, call.World.Get("subscription_item", call.Id));
        var change = new ItemChange(item, world.Get("price", item.Text("price")), null, true, call.P);
        Apply(world, Running(world, item.Text("subscription")), change, call.P);
        return new() { ["id"] = call.Id, ["object"] = "subscription_item", ["deleted"] = true };
    }

    private static void Apply(World world, JsonObject subscription, ItemChange change, Parameters p) => SubscriptionStates.Change(world, subscription, () =>
        ItemChanges.Apply(world, subscription, [change], p.Text("proration_behavior"), p.Long("proration_date")));

    private static JsonObject Running(World world, string? id)
    {
        var subscription = world.Get("subscription", id, "subscription");
        return SubscriptionStates.HasEnded(subscription) ? throw Refusal.Invalid("The subscription has ended.") : subscription;
    }

    private static JsonObject List(Call call) =>
        call.Page(call.World.Of(call.World.Get("subscription", call.P.Text("subscription"), "subscription").Id(), "subscription_item"));
}

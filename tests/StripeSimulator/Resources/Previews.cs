using System.Text.Json.Nodes;
using CloudCrm.StripeSimulator.Life;
using CloudCrm.StripeSimulator.State;
using CloudCrm.StripeSimulator.Wire;

namespace CloudCrm.StripeSimulator.Resources;

/// <summary>What the next invoice of a subscription would be, also with other items; nothing is kept.</summary>
internal static class Previews
{
    public static IEnumerable<Operation> Operations =>
    [
        Operation.Post("/v1/invoices/create_preview", Create,
            "customer subscription! preview_mode=next|recurring subscription_details[items][][id] subscription_details[items][][price] " +
            "subscription_details[items][][quantity]:int subscription_details[items][][deleted]:bool " +
            "subscription_details[proration_behavior]=create_prorations|always_invoice|none subscription_details[proration_date]:int"),
    ];

    private static JsonObject Create(Call call)
    {
        var (world, p) = (call.World, call.P.In("subscription_details"));
        var subscription = world.Get("subscription", call.P.Text("subscription"), "subscription");
        if (SubscriptionStates.HasEnded(subscription) || !subscription.Fits("customer", call.P.Text("customer")))
            throw Refusal.NotFound("subscription", subscription.Id(), "subscription");
        var changes = p.Has("items") ? ItemChanges.Read(world, subscription, p.List("items")) : [];
        var (_, end) = ItemChanges.Period(world, subscription);
        var next = Periods.Next(world, subscription, end);
        var invoice = InvoiceShape.New(world.Get("customer", subscription.Text("customer")), subscription.Text("currency")!, "upcoming", "charge_automatically", end, end);
        invoice["id"] = $"upcoming_{subscription.Id()}";
        invoice["object"] = "invoice";
        var lines = new List<Line>();
        if (p.Text("proration_behavior") != "none")
            lines.AddRange(Prorations.Of(world, subscription, changes, p.Long("proration_date")).Select(one =>
                new Line(one.Amount, one.Description, one.Start, one.End) { Quantity = one.Quantity, Price = one.Price, Item = one.Item, IsProration = true }));
        lines.AddRange(Items(world, subscription, changes).Select(one =>
            new Line(PriceAmount.Of(one.Price, one.Quantity), null, end, next) { Quantity = one.Quantity, Price = one.Price }));
        var total = lines.Sum(line => line.Amount);
        (invoice["total"], invoice["subtotal"], invoice["amount_due"]) = (total, total, Math.Max(0, total));
        invoice["lines"] = Rendering.List([.. lines.Select(line => (JsonNode)Lines.Json(invoice, line))], false, "/v1/invoices/upcoming/lines");
        return invoice;
    }

    private static IEnumerable<(JsonObject Price, long Quantity)> Items(World world, JsonObject subscription, IReadOnlyList<ItemChange> changes) =>
        world.Of(subscription.Id(), "subscription_item").Where(item => changes.All(change => change.Item != item) && item.LongOrNull("quantity") is not null)
            .Select(item => (world.Get("price", item.Text("price")), item.Long("quantity")))
            .Concat(changes.Where(change => !change.IsDeleted && change.Quantity is not null).Select(change => (change.Price, change.Quantity!.Value)));
}

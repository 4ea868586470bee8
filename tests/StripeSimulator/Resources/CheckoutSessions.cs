using System.Text.Json.Nodes;
using CloudCrm.StripeSimulator.Life;
using CloudCrm.StripeSimulator.State;
using CloudCrm.StripeSimulator.Wire;

namespace CloudCrm.StripeSimulator.Resources;

/// <summary>Visits to a page where somebody subscribes with a card. A hook, or the page itself, completes them.</summary>
internal static class CheckoutSessions
{
    private const long LifeSeconds = 86_400;

    public static IEnumerable<Operation> Operations =>
    [
        Operation.Post("/v1/checkout/sessions", Create,
            "mode=subscription! success_url! cancel_url client_reference_id customer customer_email currency locale metadata:map expires_at:int " +
            "line_items[][price]! line_items[][quantity]:int payment_method_types[] payment_method_collection=always|if_required allow_promotion_codes:bool billing_address_collection=auto|required " +
            "subscription_data[trial_end]:int subscription_data[trial_period_days]:int subscription_data[metadata]:map subscription_data[description] " +
            "subscription_data[billing_cycle_anchor]:int subscription_data[proration_behavior]=create_prorations|none subscription_data[billing_mode][type]=classic|flexible " +
            "subscription_data[trial_settings][end_behavior][missing_payment_method]=cancel|create_invoice|pause tax_id_collection[enabled]:bool automatic_tax[enabled]:bool"),
        Operation.List("/v1/checkout/sessions", List, "customer subscription payment_intent status=open|complete|expired created:range"),
        Operation.Get("/v1/checkout/sessions/{id}", call => call.Answer(call.World.Get("checkout.session", call.Id))),
        Operation.List("/v1/checkout/sessions/{id}/line_items", call => LineItems(call.World, call.World.Get("checkout.session", call.Id))),
        Operation.Post("/v1/checkout/sessions/{id}/expire", call => call.Answer(Expire(call.World, call.World.Get("checkout.session", call.Id)))),
    ];

    public static JsonObject LineItems(World world, JsonObject session) => Rendering.List(
        [.. SubscriptionItems.Wanted(world, world.Sessions[session.Id()].List("line_items")).Select((item, i) => (JsonNode)new JsonObject
        {
            ["id"] = $"li_{session.Id()}{i}",
            ["object"] = "item",
            ["amount_subtotal"] = PriceAmount.Of(item.Price, item.Quantity ?? 0),
            ["amount_total"] = PriceAmount.Of(item.Price, item.Quantity ?? 0),
            ["currency"] = item.Price.Text("currency"),
            ["price"] = Rendering.Of(world, item.Price),
            ["quantity"] = item.Quantity,
        })], false, $"/v1/checkout/sessions/{session.Id()}/line_items");

    public static void ExpireAt(World world, JsonObject session, long at)
    {
        if (session.Text("status") == "open" && session.Long("expires_at") == at)
            Expire(world, session);
    }

    public static JsonObject Expire(World world, JsonObject session)
    {
        if (session.Text("status") != "open")
            throw Refusal.Invalid("Only an open session can expire.");
        session["status"] = "expired";
        session["url"] = null;
        world.Emit("checkout.session.expired", session);
        return session;
    }

    private static JsonObject Create(Call call)
    {
        var (world, p) = (call.World, call.P);
        var customer = p.Text("customer") is { } id ? world.Customer(id) : null;
        if (customer is not null && p.Has("customer_email"))
            throw Refusal.Invalid("A session has customer or customer_email, not both.", "customer_email");
        if (p.List("line_items").Count is 0 or > 20)
            throw Refusal.Missing("line_items");
        SubscriptionItems.Wanted(world, p.List("line_items"));
        if (p.List("line_items").Any(line => line.Text("quantity") is null && !SubscriptionItems.IsMetered(world.Get("price", line.Text("price")))))
            throw Refusal.Missing("line_items[quantity]");
        var now = world.NowOf(customer?.Text("test_clock"));
        var session = world.Add("checkout.session", "cs_test", now, New(p, customer, now));
        session["url"] = $"{world.BaseUrl}/c/pay/{session.Id()}";
        p.MetadataInto(session);
        world.Sessions[session.Id()] = p;
        world.Due.Add(customer?.Text("test_clock"), session.Long("expires_at"), DueKind.SessionExpires, session.Id());
        return call.Answer(session);
    }

    private static JsonObject New(Parameters p, JsonObject? customer, long now) => new()
    {
        ["amount_subtotal"] = null,
        ["amount_total"] = null,
        ["cancel_url"] = p.Text("cancel_url"),
        ["client_reference_id"] = p.Text("client_reference_id"),
        ["currency"] = p.Text("currency"),
        ["customer"] = customer?.Id(),
        ["customer_details"] = null,
        ["customer_email"] = p.Text("customer_email"),
        ["expires_at"] = p.Long("expires_at") ?? now + LifeSeconds,
        ["invoice"] = null,
        ["locale"] = p.Text("locale"),
        ["metadata"] = new JsonObject(),
        ["mode"] = "subscription",
        ["payment_intent"] = null,
        ["payment_method_types"] = new JsonArray("card"),
        ["payment_status"] = "unpaid",
        ["status"] = "open",
        ["subscription"] = null,
        ["success_url"] = p.Text("success_url"),
        ["test_clock"] = customer?.Text("test_clock"),
        ["ui_mode"] = "hosted",
        ["url"] = null,
    };

    private static JsonObject List(Call call) => call.Page(call.World["checkout.session"].NewestFirst.Where(one =>
        one.Fits("customer", call.P.Text("customer")) && one.Fits("subscription", call.P.Text("subscription")) && one.Fits("status", call.P.Text("status")) && call.P.IsIn("created", one.Created())));
}

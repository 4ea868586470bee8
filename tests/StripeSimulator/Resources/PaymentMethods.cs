using System.Text.Json.Nodes;
using CloudCrm.StripeSimulator.State;
using CloudCrm.StripeSimulator.Wire;

namespace CloudCrm.StripeSimulator.Resources;

/// <summary>Cards. How a card behaves is set by the hooks and never shown.</summary>
internal static class PaymentMethods
{
    private static readonly Dictionary<string, Card> s_known = new()
    {
        ["pm_card_visa"] = Card.Good,
        ["pm_card_mastercard"] = Card.Good,
        ["pm_card_chargeCustomerFail"] = Card.Declines,
        ["pm_card_chargeDeclined"] = Card.Declines,
        ["pm_card_authenticationRequired"] = Card.NeedsAction,
    };

    public static IEnumerable<Operation> Operations =>
    [
        Operation.Get("/v1/payment_methods/{id}", call => call.Answer(call.World.Get("payment_method", call.Id))),
        Operation.List("/v1/payment_methods", call => Page(call, call.P.Text("customer")), "customer type=card allow_redisplay"),
        Operation.List("/v1/customers/{id}/payment_methods", call => Page(call, call.World.Customer(call.Id, "id").Id()), "type=card allow_redisplay"),
        Operation.Post("/v1/payment_methods/{id}/attach", AttachCall, "customer!"),
        Operation.Post("/v1/payment_methods/{id}/detach", DetachCall),
    ];

    public static JsonObject Add(World world, Card card, long created, long? failsFrom = null) => world.Add("payment_method", "pm", created, new()
    {
        ["allow_redisplay"] = "unspecified",
        ["billing_details"] = new JsonObject { ["address"] = null, ["email"] = null, ["name"] = null, ["phone"] = null },
        ["card"] = new JsonObject
        {
            ["brand"] = "visa",
            ["country"] = "US",
            ["exp_month"] = 12L,
            ["exp_year"] = DateTimeOffset.FromUnixTimeSeconds(created).Year + 3L,
            ["fingerprint"] = $"print{world.Next("fingerprint"):d8}",
            ["funding"] = "credit",
            ["last4"] = card switch { Card.Good => "4242", Card.NeedsAction => "3184", _ => "0341" },
        },
        ["customer"] = null,
        ["metadata"] = new JsonObject(),
        ["type"] = "card",
        ["_card"] = card.ToString(),
        ["_fails_from"] = failsFrom,
    });

    /// <summary>A card of that id, or a new one of the behaviour that a well-known test id names.</summary>
    public static JsonObject Known(World world, string id, string param) => s_known.TryGetValue(id, out var card)
        ? Add(world, card, world.NowOf(null))
        : world.Get("payment_method", id, param);

    public static void Attach(World world, JsonObject method, JsonObject customer)
    {
        if (method.Text("customer") is { } owner && owner != customer.Id())
            throw Refusal.Invalid("The payment method belongs to somebody else.", "payment_method");
        if (method.Text("customer") is not null)
            return;
        method["customer"] = customer.Id();
        world.Attach(customer.Id(), method);
        world.Emit("payment_method.attached", method);
    }

    public static void Detach(World world, JsonObject method)
    {
        var customer = world.Get("customer", method.Text("customer"));
        world.Detach(customer.Id(), method);
        method["customer"] = null;
        var settings = customer.In("invoice_settings")!;
        if (settings.Text("default_payment_method") == method.Id())
            settings["default_payment_method"] = null;
        foreach (var subscription in world.Of(customer.Id(), "subscription").Where(one => one.Text("default_payment_method") == method.Id()))
            subscription["default_payment_method"] = null;
        world.Emit("payment_method.detached", method, new() { ["customer"] = customer.Id() });
    }

    /// <summary>What a subscription, or else its customer, pays with.</summary>
    public static JsonObject? Of(World world, JsonObject customer, JsonObject? subscription)
    {
        var id = subscription?.Text("default_payment_method") ?? customer.In("invoice_settings")!.Text("default_payment_method");
        return id is null ? null : world.Find(id);
    }

    private static JsonObject AttachCall(Call call)
    {
        var method = Known(call.World, call.Id, "id");
        Attach(call.World, method, call.World.Customer(call.P.Text("customer")));
        return call.Answer(method);
    }

    private static JsonObject DetachCall(Call call)
    {
        var method = call.World.Get("payment_method", call.Id);
        if (method.Text("customer") is null)
            throw Refusal.Invalid("The payment method is not attached to a customer.", "id");
        Detach(call.World, method);
        return call.Answer(method);
    }

    private static JsonObject Page(Call call, string? customer) =>
        call.Page(customer is null ? [] : call.World.Of(customer, "payment_method").Reverse());
}

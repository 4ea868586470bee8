using System.Text.Json.Nodes;
using CloudCrm.StripeSimulator.Resources;
using CloudCrm.StripeSimulator.State;
using CloudCrm.StripeSimulator.Wire;

namespace CloudCrm.StripeSimulator.Life;

/// <summary>Why a card did not pay.</summary>
internal sealed record ChargeFailure(string Code, string Message, bool NeedsAction)
{
    public Refusal Refusal => NeedsAction
        ? new(402, "card_error", "authentication_required", Message)
        : Wire.Refusal.Declined(Code, Message);
}

/// <summary>Taking money from a card.</summary>
internal static class Charging
{
    public static ChargeFailure? Try(World world, JsonObject invoice, JsonObject? subscription, JsonObject? with)
    {
        var customer = world.Get("customer", invoice.Text("customer"));
        var method = with ?? (invoice.Text("default_payment_method") is { } own ? world.Find(own) : null) ?? PaymentMethods.Of(world, customer, subscription);
        var intent = Intents.Of(world, invoice)!;
        if (method is null)
            return Failed(world, intent, new("missing_payment_method", "There is no card to charge.", false), null);
        var failure = Behaviour(method, world.NowFor(invoice));
        if (failure?.NeedsAction == true)
        {
            (intent["status"], intent["payment_method"]) = ("requires_action", method.Id());
            world.Emit("payment_intent.requires_action", intent);
            return failure;
        }

        var charge = Charge(world, intent, method, failure);
        return failure is null ? Succeeded(world, intent, charge, method) : Failed(world, intent, failure, charge);
    }

    private static ChargeFailure? Behaviour(JsonObject method, long now) => Enum.Parse<Card>(method.Text("_card")!) switch
    {
        Card.Declines => new("generic_decline", "The card was declined.", false),
        Card.InsufficientFunds => new("insufficient_funds", "The card has insufficient funds.", false),
        Card.NeedsAction => new("authentication_required", "The card needs its owner to act.", true),
        Card.Expires when now >= method.Long("_fails_from") => new("expired_card", "The card has expired.", false),
        _ => null,
    };

    private static JsonObject Charge(World world, JsonObject intent, JsonObject method, ChargeFailure? failure)
    {
        var amount = intent.Long("amount");
        var charge = world.Add("charge", "ch", world.NowFor(intent), new()
        {
            ["amount"] = amount,
            ["amount_captured"] = failure is null ? amount : 0L,
            ["amount_refunded"] = 0L,
            ["balance_transaction"] = null,
            ["captured"] = failure is null,
            ["currency"] = intent.Text("currency"),
            ["customer"] = intent.Text("customer"),
            ["description"] = intent.Text("description"),
            ["disputed"] = false,
            ["failure_code"] = failure is null ? null : "card_declined",
            ["failure_message"] = failure?.Message,
            ["metadata"] = new JsonObject(),
            ["outcome"] = new JsonObject { ["reason"] = failure?.Code, ["type"] = failure is null ? "authorized" : "issuer_declined" },
            ["paid"] = failure is null,
            ["payment_intent"] = intent.Id(),
            ["payment_method"] = method.Id(),
            ["receipt_url"] = null,
            ["refunded"] = false,
            ["status"] = failure is null ? "succeeded" : "failed",
            ["test_clock"] = intent.Text("test_clock"),
            ["_invoice"] = intent.Text("_invoice"),
        });
        world.Attach(intent.Id(), charge);
        (intent["latest_charge"], intent["payment_method"]) = (charge.Id(), method.Id());
        return charge;
    }

    private static ChargeFailure? Succeeded(World world, JsonObject intent, JsonObject charge, JsonObject method)
    {
        (intent["status"], intent["amount_received"], intent["payment_method"]) = ("succeeded", intent.Long("amount"), method.Id());
        intent["last_payment_error"] = null;
        world.Emit("charge.succeeded", charge);
        world.Emit("payment_intent.succeeded", intent);
        return null;
    }

    private static ChargeFailure Failed(World world, JsonObject intent, ChargeFailure failure, JsonObject? charge)
    {
        intent["status"] = "requires_payment_method";
        intent["last_payment_error"] = new JsonObject { ["type"] = "card_error", ["code"] = "card_declined", ["decline_code"] = failure.Code, ["message"] = failure.Message };
        if (charge is not null)
            world.Emit("charge.failed", charge);
        world.Emit("payment_intent.payment_failed", intent);
        return failure;
    }
}

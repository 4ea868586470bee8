using System.Text.Json.Nodes;
using CloudCrm.StripeSimulator.State;

namespace CloudCrm.StripeSimulator.Life;

/// <summary>What stands between an invoice and the money: an intent to pay, and the note that ties it to the invoice.</summary>
internal static class Intents
{
    public static void Open(World world, JsonObject invoice)
    {
        var now = world.NowFor(invoice);
        var intent = world.Add("payment_intent", "pi", now, new()
        {
            ["amount"] = invoice.Long("amount_due"),
            ["amount_capturable"] = 0L,
            ["amount_received"] = 0L,
            ["canceled_at"] = null,
            ["cancellation_reason"] = null,
            ["capture_method"] = "automatic",
            ["client_secret"] = null,
            ["confirmation_method"] = "automatic",
            ["currency"] = invoice.Text("currency"),
            ["customer"] = invoice.Text("customer"),
            ["description"] = "Payment for invoice",
            ["last_payment_error"] = null,
            ["latest_charge"] = null,
            ["metadata"] = new JsonObject(),
            ["next_action"] = null,
            ["payment_method"] = null,
            ["payment_method_types"] = new JsonArray("card"),
            ["setup_future_usage"] = "off_session",
            ["status"] = "requires_payment_method",
            ["test_clock"] = invoice.Text("test_clock"),
            ["_invoice"] = invoice.Id(),
        });
        intent["client_secret"] = $"{intent.Id()}_secret";
        world.Attach(invoice.Id(), world.Add("invoice_payment", "inpay", now, new()
        {
            ["amount_paid"] = null,
            ["amount_requested"] = invoice.Long("amount_due"),
            ["currency"] = invoice.Text("currency"),
            ["invoice"] = invoice.Id(),
            ["is_default"] = true,
            ["payment"] = new JsonObject { ["payment_intent"] = intent.Id(), ["type"] = "payment_intent" },
            ["status"] = "open",
            ["status_transitions"] = new JsonObject { ["canceled_at"] = null, ["paid_at"] = null },
        }));
        invoice["_payment_intent"] = intent.Id();
    }

    public static JsonObject? Of(World world, JsonObject invoice) => invoice.Text("_payment_intent") is { } id ? world.Find(id) : null;

    public static void Cancel(World world, JsonObject invoice)
    {
        if (Of(world, invoice) is not { } intent || intent.Text("status") is "succeeded" or "canceled")
            return;
        (intent["status"], intent["canceled_at"], intent["cancellation_reason"]) = ("canceled", world.NowFor(invoice), "void_invoice");
        foreach (var payment in world.Of(invoice.Id(), "invoice_payment"))
            payment["status"] = "canceled";
        world.Emit("payment_intent.canceled", intent);
    }
}

using System.Text.Json.Nodes;
using CloudCrm.StripeSimulator.Life;
using CloudCrm.StripeSimulator.State;
using CloudCrm.StripeSimulator.Wire;

namespace CloudCrm.StripeSimulator.Resources;

/// <summary>What can be done with an invoice besides changing it.</summary>
internal static class InvoiceActions
{
    public static IEnumerable<Operation> Operations =>
    [
        Operation.Post("/v1/invoices/{id}/finalize", call => On(call, Finalize), "auto_advance:bool"),
        Operation.Post("/v1/invoices/{id}/pay", call => On(call, Pay), "paid_out_of_band:bool payment_method off_session:bool forgive:bool"),
        Operation.Post("/v1/invoices/{id}/void", call => On(call, (_, invoice) => Collection.Void(call.World, invoice))),
        Operation.Post("/v1/invoices/{id}/mark_uncollectible", call => On(call, (_, invoice) => Collection.GiveUp(call.World, invoice))),
        Operation.Post("/v1/invoices/{id}/send", call => On(call, Send)),
    ];

    private static JsonObject On(Call call, Action<Call, JsonObject> act)
    {
        var invoice = call.World.Get("invoice", call.Id);
        act(call, invoice);
        return call.Answer(invoice);
    }

    private static void Finalize(Call call, JsonObject invoice)
    {
        if (invoice.Text("status") == "draft" && call.P.Flag("auto_advance") is { } automatic)
            invoice["auto_advance"] = automatic;
        Finalizing.Do(call.World, invoice);
    }

    private static void Pay(Call call, JsonObject invoice)
    {
        var (world, p) = (call.World, call.P);
        if (invoice.Text("status") == "draft")
            Finalizing.Do(world, invoice);
        else if (invoice.Text("status") is not ("open" or "uncollectible"))
            throw Refusal.Invalid(invoice.Text("status") == "paid" ? "Invoice is already paid" : "Only an open invoice can be paid.");
        if (invoice.Text("status") == "paid")
            return;
        if (p.Flag("paid_out_of_band") == true)
        {
            Intents.Cancel(world, invoice);
            Collection.MarkPaid(world, invoice, invoice.Long("amount_remaining"));
            return;
        }

        var with = p.Text("payment_method") is { } id ? world.Get("payment_method", id, "payment_method") : null;
        if (with is not null && with.Text("customer") != invoice.Text("customer"))
            throw Refusal.Invalid("The payment method belongs to somebody else.", "payment_method");
        if (Collection.Attempt(world, invoice, with) is { } failure)
            throw failure;
    }

    private static void Send(Call call, JsonObject invoice)
    {
        if (invoice.Text("collection_method") != "send_invoice")
            throw Refusal.Invalid("Only an invoice whose collection_method is send_invoice can be sent.");
        if (invoice.Text("status") == "draft")
            Finalizing.Do(call.World, invoice);
        call.World.Emit("invoice.sent", invoice);
    }
}

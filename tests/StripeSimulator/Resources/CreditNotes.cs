using System.Text.Json.Nodes;
using CloudCrm.StripeSimulator.Life;
using CloudCrm.StripeSimulator.State;
using CloudCrm.StripeSimulator.Wire;

namespace CloudCrm.StripeSimulator.Resources;

/// <summary>Corrections of final invoices: less to pay while they are open, money back or in credit once they are paid.</summary>
internal static class CreditNotes
{
    public static IEnumerable<Operation> Operations =>
    [
        Operation.Post("/v1/credit_notes", Create,
            "invoice! amount:int reason=duplicate|fraudulent|order_change|product_unsatisfactory memo metadata:map refund_amount:int credit_amount:int out_of_band_amount:int " +
            "email_type=credit_note|none lines[][type]=invoice_line_item|custom_line_item! lines[][amount]:int lines[][quantity]:int lines[][unit_amount]:int lines[][unit_amount_decimal]:decimal " +
            "lines[][invoice_line_item] lines[][description] lines[][metadata]:map"),
        Operation.List("/v1/credit_notes", List, "customer invoice created:range"),
        Operation.Get("/v1/credit_notes/{id}", call => call.Answer(call.World.Get("credit_note", call.Id))),
        Operation.Post("/v1/credit_notes/{id}", Update, "memo metadata:map"),
        Operation.Post("/v1/credit_notes/{id}/void", Void),
        Operation.List("/v1/credit_notes/{id}/lines", call => call.Page(call.World.Of(call.World.Get("credit_note", call.Id).Id(), "credit_note_line_item"))),
    ];

    private static JsonObject Create(Call call)
    {
        var (world, p) = (call.World, call.P);
        var invoice = world.Get("invoice", p.Text("invoice"), "invoice");
        var lines = CreditNoteLines.Read(world, invoice, p.List("lines"));
        var amount = lines.Count > 0 ? lines.Sum(line => line.Long("amount")) : p.Long("amount") ?? throw Refusal.Missing("amount");
        Check(world, invoice, p, amount);
        var isOpen = invoice.Text("status") == "open";
        var customer = world.Get("customer", invoice.Text("customer"));
        var note = world.Add("credit_note", "cn", world.NowFor(invoice), New(world, invoice, p, amount, isOpen));
        p.MetadataInto(note);
        foreach (var line in lines.Count > 0 ? lines : [CreditNoteLines.Custom(amount, "Credit")])
            world.Attach(note.Id(), world.Add("credit_note_line_item", "cnli", note.Created(), line));
        world.Attach(invoice.Id(), note);
        if (isOpen)
            Lower(world, invoice, amount);
        else
            GiveBack(world, customer, invoice, note, p);
        world.Emit("credit_note.created", note);
        return call.Answer(note);
    }

    private static void Check(World world, JsonObject invoice, Parameters p, long amount)
    {
        if (invoice.Text("status") is not ("open" or "paid"))
            throw Refusal.Invalid("Only an open or paid invoice can be credited.", "invoice");
        var before = world.Of(invoice.Id(), "credit_note").Where(note => note.Text("status") == "issued").Sum(note => note.Long("amount"));
        if (amount <= 0 || amount > invoice.Long("total") - before || (invoice.Text("status") == "open" && amount > invoice.Long("amount_remaining")))
            throw Refusal.Invalid("The amount is more than what is left of the invoice.", "amount");
        if (p.Long("amount") is { } named && named != amount)
            throw Refusal.Invalid("The amount is not the sum of the lines.", "amount");
        var back = (p.Long("refund_amount") ?? 0) + (p.Long("credit_amount") ?? 0) + (p.Long("out_of_band_amount") ?? 0);
        if (back != (invoice.Text("status") == "paid" ? amount : 0))
            throw Refusal.Invalid("On a paid invoice refund, credit and out of band amounts make up the amount; on an open one there are none.", "refund_amount");
    }

    private static JsonObject New(World world, JsonObject invoice, Parameters p, long amount, bool isOpen) => new()
    {
        ["amount"] = amount,
        ["amount_shipping"] = 0L,
        ["currency"] = invoice.Text("currency"),
        ["customer"] = invoice.Text("customer"),
        ["customer_balance_transaction"] = null,
        ["discount_amount"] = 0L,
        ["effective_at"] = world.NowFor(invoice),
        ["invoice"] = invoice.Id(),
        ["memo"] = p.Text("memo"),
        ["metadata"] = new JsonObject(),
        ["number"] = $"{invoice.Text("number")}-CN-{world.Of(invoice.Id(), "credit_note").Count + 1:d2}",
        ["out_of_band_amount"] = p.Long("out_of_band_amount"),
        ["pdf"] = $"{world.BaseUrl}/cn/{invoice.Id()}/pdf",
        ["post_payment_amount"] = isOpen ? 0L : amount,
        ["pre_payment_amount"] = isOpen ? amount : 0L,
        ["reason"] = p.Text("reason"),
        ["refunds"] = new JsonArray(),
        ["status"] = "issued",
        ["subtotal"] = amount,
        ["subtotal_excluding_tax"] = amount,
        ["test_clock"] = invoice.Text("test_clock"),
        ["total"] = amount,
        ["total_excluding_tax"] = amount,
        ["type"] = isOpen ? "pre_payment" : "post_payment",
        ["voided_at"] = null,
    };

    private static void Lower(World world, JsonObject invoice, long amount)
    {
        invoice["pre_payment_credit_notes_amount"] = invoice.Long("pre_payment_credit_notes_amount") + amount;
        SetDue(world, invoice, invoice.Long("amount_remaining") - amount);
        if (invoice.Long("amount_remaining") == 0)
        {
            Intents.Cancel(world, invoice);
            Collection.MarkPaid(world, invoice, 0);
        }
    }

    private static void SetDue(World world, JsonObject invoice, long remaining)
    {
        (invoice["amount_due"], invoice["amount_remaining"]) = (remaining, remaining);
        if (Intents.Of(world, invoice) is { } intent && remaining > 0)
            intent["amount"] = remaining;
    }

    private static void GiveBack(World world, JsonObject customer, JsonObject invoice, JsonObject note, Parameters p)
    {
        invoice["post_payment_credit_notes_amount"] = invoice.Long("post_payment_credit_notes_amount") + note.Long("amount");
        if (p.Long("credit_amount") is { } credit)
        {
            customer["balance"] = customer.Long("balance") - credit;
            note["customer_balance_transaction"] = world.NextId("cbtxn");
        }

        if (p.Long("refund_amount") is not { } refunded || refunded == 0)
            return;
        var charge = Intents.Of(world, invoice)?.Text("latest_charge") is { } id ? world.Find(id) : null;
        var refund = Refunds.Do(world, charge ?? throw Refusal.Invalid("Nothing was charged that could be refunded.", "refund_amount"), refunded, null);
        note["refunds"]!.AsArray().Add((JsonNode)new JsonObject { ["amount_refunded"] = refunded, ["refund"] = refund.Id(), ["type"] = "refund" });
    }

    private static JsonObject Update(Call call)
    {
        var note = call.World.Get("credit_note", call.Id);
        call.P.TextsInto(note, "memo");
        call.P.MetadataInto(note);
        call.World.Emit("credit_note.updated", note);
        return call.Answer(note);
    }

    private static JsonObject Void(Call call)
    {
        var (world, note) = (call.World, call.World.Get("credit_note", call.Id));
        var invoice = world.Get("invoice", note.Text("invoice"));
        if (note.Text("status") != "issued" || invoice.Text("status") != "open")
            throw Refusal.Invalid("Only an issued credit note of an open invoice can be voided.");
        (note["status"], note["voided_at"]) = ("void", world.NowFor(note));
        invoice["pre_payment_credit_notes_amount"] = invoice.Long("pre_payment_credit_notes_amount") - note.Long("amount");
        SetDue(world, invoice, invoice.Long("amount_remaining") + note.Long("amount"));
        world.Emit("credit_note.voided", note);
        return call.Answer(note);
    }

    private static JsonObject List(Call call) => call.Page(call.World["credit_note"].NewestFirst.Where(one =>
        one.Fits("customer", call.P.Text("customer")) && one.Fits("invoice", call.P.Text("invoice")) && call.P.IsIn("created", one.Created())));
}

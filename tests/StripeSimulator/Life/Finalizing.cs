using System.Text.Json.Nodes;
using CloudCrm.StripeSimulator.State;
using CloudCrm.StripeSimulator.Wire;

namespace CloudCrm.StripeSimulator.Life;

/// <summary>From draft to open (or straight to paid): number, balance, and what is due.</summary>
internal static class Finalizing
{
    public static void Do(World world, JsonObject invoice)
    {
        if (invoice.Text("status") != "draft")
            throw Refusal.Invalid("This invoice is finalized already and can't be edited.", null, "invoice_not_editable");
        var (now, customer) = (world.NowFor(invoice), world.Get("customer", invoice.Text("customer")));
        Lines.Total(world, invoice);
        var sequence = customer.Long("next_invoice_sequence");
        customer["next_invoice_sequence"] = sequence + 1;
        invoice["number"] = $"{customer.Text("invoice_prefix")}-{sequence:d4}";
        var owed = invoice.Long("total") + customer.Long("balance");
        customer["balance"] = Math.Min(0, owed);
        invoice["ending_balance"] = customer.Long("balance");
        invoice["status"] = "open";
        invoice["effective_at"] = now;
        invoice["automatically_finalizes_at"] = null;
        invoice.In("status_transitions")!["finalized_at"] = now;
        invoice["hosted_invoice_url"] = $"{world.BaseUrl}/i/{invoice.Id()}";
        invoice["invoice_pdf"] = $"{world.BaseUrl}/i/{invoice.Id()}/pdf";
        if (invoice.Text("collection_method") == "send_invoice")
            invoice["due_date"] ??= now + ((invoice.LongOrNull("_days_until_due") ?? 30) * 86_400);
        if (invoice.Long("amount_due") > 0)
            Intents.Open(world, invoice);
        world.Emit("invoice.finalized", invoice);
        if (invoice.Long("amount_due") == 0)
            Collection.MarkPaid(world, invoice, 0);
        else
            Collection.Plan(world, invoice, now);
    }
}

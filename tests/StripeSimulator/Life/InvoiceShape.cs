using System.Text.Json.Nodes;
using CloudCrm.StripeSimulator.State;

namespace CloudCrm.StripeSimulator.Life;

/// <summary>The fields of a new invoice.</summary>
internal static class InvoiceShape
{
    public static JsonObject New(JsonObject customer, string currency, string reason, string collection, long start, long end) => new()
    {
        ["account_country"] = "US",
        ["account_name"] = "Simulator",
        ["amount_due"] = 0L,
        ["amount_overpaid"] = 0L,
        ["amount_paid"] = 0L,
        ["amount_remaining"] = 0L,
        ["amount_shipping"] = 0L,
        ["attempt_count"] = 0L,
        ["attempted"] = false,
        ["auto_advance"] = false,
        ["automatic_tax"] = new JsonObject { ["enabled"] = false, ["liability"] = null, ["status"] = null },
        ["automatically_finalizes_at"] = null,
        ["billing_reason"] = reason,
        ["collection_method"] = collection,
        ["currency"] = currency,
        ["customer"] = customer.Id(),
        ["customer_address"] = customer["address"]?.DeepClone(),
        ["customer_email"] = customer.Text("email"),
        ["customer_name"] = customer.Text("name"),
        ["customer_phone"] = customer.Text("phone"),
        ["customer_tax_exempt"] = customer.Text("tax_exempt"),
        ["default_payment_method"] = null,
        ["description"] = null,
        ["discounts"] = new JsonArray(),
        ["due_date"] = null,
        ["effective_at"] = null,
        ["ending_balance"] = null,
        ["footer"] = null,
        ["hosted_invoice_url"] = null,
        ["invoice_pdf"] = null,
        ["last_finalization_error"] = null,
        ["metadata"] = new JsonObject(),
        ["next_payment_attempt"] = null,
        ["number"] = null,
        ["parent"] = null,
        ["period_end"] = end,
        ["period_start"] = start,
        ["post_payment_credit_notes_amount"] = 0L,
        ["pre_payment_credit_notes_amount"] = 0L,
        ["starting_balance"] = 0L,
        ["status"] = "draft",
        ["status_transitions"] = new JsonObject { ["finalized_at"] = null, ["marked_uncollectible_at"] = null, ["paid_at"] = null, ["voided_at"] = null },
        ["subtotal"] = 0L,
        ["subtotal_excluding_tax"] = 0L,
        ["test_clock"] = customer.Text("test_clock"),
        ["total"] = 0L,
        ["total_discount_amounts"] = new JsonArray(),
        ["total_excluding_tax"] = 0L,
        ["total_taxes"] = new JsonArray(),
        ["webhooks_delivered_at"] = null,
    };
}

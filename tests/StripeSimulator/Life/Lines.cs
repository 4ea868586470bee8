using System.Text.Json.Nodes;
using CloudCrm.StripeSimulator.State;
using CloudCrm.StripeSimulator.Wire;

namespace CloudCrm.StripeSimulator.Life;

/// <summary>A line to be put on an invoice; the amount is in minor units, the period in seconds since 1970.</summary>
internal sealed record Line(long Amount, string? Description, long Start, long End)
{
    public decimal Quantity { get; init; } = 1;

    public JsonObject? Price { get; init; }

    /// <summary>The item of a subscription that it is for.</summary>
    public JsonObject? Item { get; init; }

    /// <summary>The invoice item that it shows.</summary>
    public JsonObject? InvoiceItem { get; init; }

    public bool IsProration { get; init; }

    public decimal? UnitAmount { get; init; }
}

/// <summary>Lines of invoices, and what they come to.</summary>
internal static class Lines
{
    public static void Add(World world, JsonObject invoice, Line line)
    {
        world.Attach(invoice.Id(), world.Add("line_item", "il", world.NowFor(invoice), Json(invoice, line)));
        Total(world, invoice);
    }

    public static JsonObject Json(JsonObject invoice, Line line) => new()
    {
        ["amount"] = line.Amount,
        ["currency"] = invoice.Text("currency"),
        ["description"] = line.Description,
        ["discount_amounts"] = new JsonArray(),
        ["discountable"] = line.InvoiceItem?.Flag("discountable") ?? true,
        ["discounts"] = new JsonArray(),
        ["invoice"] = invoice.Id(),
        ["metadata"] = (line.InvoiceItem ?? line.Item)?["metadata"]?.DeepClone() ?? new JsonObject(),
        ["parent"] = Parent(line),
        ["period"] = new JsonObject { ["start"] = line.Start, ["end"] = line.End },
        ["pretax_credit_amounts"] = new JsonArray(),
        ["quantity"] = line.Quantity == decimal.Truncate(line.Quantity) ? (long)line.Quantity : null,
        ["quantity_decimal"] = Values.Text(line.Quantity),
        ["subscription"] = line.Item?.Text("subscription") ?? line.InvoiceItem?.Text("_subscription"),
        ["subtotal"] = line.Amount,
        ["taxes"] = new JsonArray(),
        ["pricing"] = Pricing(line),
    };

    /// <summary>Adds up a draft.</summary>
    public static void Total(World world, JsonObject invoice)
    {
        var total = world.Of(invoice.Id(), "line_item").Sum(line => line.Long("amount"));
        foreach (var name in (string[])["subtotal", "subtotal_excluding_tax", "total", "total_excluding_tax"])
            invoice[name] = total;
        var balance = world.Get("customer", invoice.Text("customer")).Long("balance");
        invoice["starting_balance"] = balance;
        var due = Math.Max(0, total + balance);
        (invoice["amount_due"], invoice["amount_remaining"]) = (due, due);
    }

    private static JsonObject Parent(Line line) => line.InvoiceItem is { } shown
        ? new()
        {
            ["invoice_item_details"] = new JsonObject
            {
                ["invoice_item"] = shown.Id(),
                ["proration"] = line.IsProration,
                ["proration_details"] = new JsonObject { ["credited_items"] = null },
                ["subscription"] = shown.Text("_subscription"),
            },
            ["subscription_item_details"] = null,
            ["type"] = "invoice_item_details",
        }
        : new()
        {
            ["invoice_item_details"] = null,
            ["subscription_item_details"] = new JsonObject
            {
                ["invoice_item"] = null,
                ["proration"] = line.IsProration,
                ["proration_details"] = new JsonObject { ["credited_items"] = null },
                ["subscription"] = line.Item?.Text("subscription"),
                ["subscription_item"] = line.Item?.Id(),
            },
            ["type"] = "subscription_item_details",
        };

    private static JsonObject Pricing(Line line) => new()
    {
        ["price_details"] = line.Price is { } price ? new JsonObject { ["price"] = price.Id(), ["product"] = price.Text("product") } : null,
        ["type"] = "price_details",
        ["unit_amount_decimal"] = line.Price?.Text("unit_amount_decimal") ?? (line.UnitAmount is { } unit ? Values.Text(unit) : null),
    };
}

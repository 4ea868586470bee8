using System.Text.Json.Nodes;
using CloudCrm.StripeSimulator.State;
using CloudCrm.StripeSimulator.Wire;

namespace CloudCrm.StripeSimulator.Resources;

/// <summary>What a credit note credits, line by line.</summary>
internal static class CreditNoteLines
{
    public static List<JsonObject> Read(World world, JsonObject invoice, IReadOnlyList<Parameters> lines) =>
        [.. lines.Select(p => p.Text("type") == "invoice_line_item" ? OfLine(world, invoice, p) : Custom(p))];

    public static JsonObject Custom(long amount, string? description) => New(amount, description, null, "custom_line_item");

    private static JsonObject OfLine(World world, JsonObject invoice, Parameters p)
    {
        var id = p.Text("invoice_line_item") ?? throw Refusal.Missing("lines[invoice_line_item]");
        var line = world.Of(invoice.Id(), "line_item").FirstOrDefault(one => one.Id() == id) ?? throw Refusal.NotFound("line_item", id, "lines[invoice_line_item]");
        if (p.Has("amount") == p.Has("quantity"))
            throw Refusal.Invalid("A line of the invoice is credited by amount or by quantity.", "lines[amount]");
        var whole = Values.Decimal(line.Text("quantity_decimal")) ?? 1;
        var amount = p.Long("amount") ?? PriceAmount.Rounded(whole == 0 ? 0 : line.Long("amount") * p.Long("quantity")!.Value / whole);
        if (amount <= 0 || amount > line.Long("amount"))
            throw Refusal.Invalid("More than the line.", "lines[amount]");
        var read = New(amount, line.Text("description"), p.Long("quantity"), "invoice_line_item");
        read["invoice_line_item"] = id;
        return read;
    }

    private static JsonObject Custom(Parameters p)
    {
        if (p.Text("description") is null)
            throw Refusal.Missing("lines[description]");
        var unit = p.Decimal("unit_amount_decimal") ?? p.Long("unit_amount");
        var amount = p.Long("amount") ?? (unit is { } each ? PriceAmount.Rounded(each * (p.Long("quantity") ?? 1)) : throw Refusal.Missing("lines[unit_amount]"));
        var read = New(amount, p.Text("description"), p.Long("quantity"), "custom_line_item");
        p.MetadataInto(read);
        return read;
    }

    private static JsonObject New(long amount, string? description, long? quantity, string type) => new()
    {
        ["amount"] = amount,
        ["description"] = description,
        ["discount_amount"] = 0L,
        ["invoice_line_item"] = null,
        ["metadata"] = new JsonObject(),
        ["quantity"] = quantity,
        ["tax_rates"] = new JsonArray(),
        ["type"] = type,
        ["unit_amount"] = null,
        ["unit_amount_decimal"] = null,
    };
}

using System.Text.Json.Nodes;
using CloudCrm.StripeSimulator.Life;
using CloudCrm.StripeSimulator.State;
using CloudCrm.StripeSimulator.Wire;

namespace CloudCrm.StripeSimulator.Resources;

/// <summary>Amounts put on a draft, or kept for the next one. They may be negative.</summary>
internal static class InvoiceItems
{
    private const int LinesMax = 250;

    private const string Changeable = "amount:int description discountable:bool metadata:map period[start]:int period[end]:int quantity:int quantity_decimal:decimal unit_amount_decimal:decimal tax_behavior=exclusive|inclusive|unspecified tax_code ";

    public static IEnumerable<Operation> Operations =>
    [
        Operation.Post("/v1/invoiceitems", Create, Changeable + "customer! currency invoice subscription pricing[price]"),
        Operation.List("/v1/invoiceitems", List, "customer invoice pending:bool created:range"),
        Operation.Get("/v1/invoiceitems/{id}", call => call.Answer(call.World.Get("invoiceitem", call.Id))),
        Operation.Post("/v1/invoiceitems/{id}", Update, Changeable),
        Operation.Delete("/v1/invoiceitems/{id}", Delete),
    ];

    public static JsonObject Add(World world, JsonObject customer, string currency, long amount, string? description)
    {
        var now = world.NowFor(customer);
        var item = world.Add("invoiceitem", "ii", now, new()
        {
            ["amount"] = amount,
            ["currency"] = currency,
            ["customer"] = customer.Id(),
            ["date"] = now,
            ["description"] = description,
            ["discountable"] = amount > 0,
            ["discounts"] = new JsonArray(),
            ["invoice"] = null,
            ["metadata"] = new JsonObject(),
            ["net_amount"] = amount,
            ["parent"] = null,
            ["period"] = new JsonObject { ["start"] = now, ["end"] = now },
            ["pricing"] = new JsonObject { ["price_details"] = null, ["type"] = "price_details", ["unit_amount_decimal"] = Values.Text(amount) },
            ["proration"] = false,
            ["quantity"] = 1L,
            ["quantity_decimal"] = "1",
            ["tax_rates"] = new JsonArray(),
            ["test_clock"] = customer.Text("test_clock"),
        });
        world.Attach(customer.Id(), item);
        return item;
    }

    private static JsonObject Create(Call call)
    {
        var (world, p) = (call.World, call.P);
        var customer = world.Customer(p.Text("customer"));
        var invoice = p.Text("invoice") is { } id ? Draft(world, id, customer) : null;
        var price = p.In("pricing").Text("price") is { } given ? world.Get("price", given, "pricing[price]") : null;
        var currency = p.Text("currency") ?? price?.Text("currency") ?? invoice?.Text("currency") ?? throw Refusal.Missing("currency");
        if ((invoice?.Text("currency") ?? customer.Text("currency") ?? currency) != currency)
            throw Refusal.Invalid("The currency is not the invoice's, or not the customer's.", "currency");
        var item = Add(world, customer, currency, Amount(p, price), p.Text("description"));
        Change(item, p, price);
        item["_subscription"] = p.Text("subscription") is { } subscription ? world.Get("subscription", subscription, "subscription").Id() : invoice?.Text("_subscription");
        if (invoice is not null)
            Drafts.Put(world, invoice, item);
        world.Emit("invoiceitem.created", item);
        return call.Answer(item);
    }

    private static JsonObject Update(Call call)
    {
        var (world, p, item) = (call.World, call.P, call.World.Get("invoiceitem", call.Id));
        var invoice = item.Text("invoice") is { } id ? Draft(world, id, null) : null;
        if (p.Has("amount") || p.Has("unit_amount_decimal"))
            item["amount"] = item["net_amount"] = Amount(p, null);
        p.TextsInto(item, "description");
        Change(item, p, null);
        if (invoice is not null)
        {
            TakeOff(world, invoice, item);
            Drafts.Put(world, invoice, item);
        }

        return call.Answer(item);
    }

    private static JsonObject Delete(Call call)
    {
        var (world, item) = (call.World, call.World.Get("invoiceitem", call.Id));
        if (item.Text("invoice") is { } id)
            TakeOff(world, Draft(world, id, null), item);
        world.Detach(item.Text("customer")!, item);
        world.Emit("invoiceitem.deleted", item);
        world.Remove(item);
        return new() { ["id"] = call.Id, ["object"] = "invoiceitem", ["deleted"] = true };
    }

    private static JsonObject Draft(World world, string id, JsonObject? customer)
    {
        var invoice = world.Get("invoice", id, "invoice");
        if (customer is not null && invoice.Text("customer") != customer.Id())
            throw Refusal.NotFound("invoice", id, "invoice");
        if (invoice.Text("status") != "draft")
            throw Refusal.Invalid("The invoice is final and can't be edited.", "invoice", "invoice_not_editable");
        return customer is null || world.Of(id, "line_item").Count < LinesMax ? invoice : throw Refusal.Invalid($"An invoice has at most {LinesMax} lines.", "invoice");
    }

    private static long Amount(Parameters p, JsonObject? price)
    {
        var ways = new[] { p.Has("amount"), p.Has("unit_amount_decimal"), price is not null }.Count(given => given);
        if (ways != 1)
            throw Refusal.Invalid("An invoice item has amount, unit_amount_decimal or a price: one of them.", "amount");
        if (p.Has("amount") && (p.Has("quantity") || p.Has("quantity_decimal")))
            throw Refusal.Invalid("With amount there is no quantity.", "quantity");
        var quantity = p.Decimal("quantity_decimal") ?? p.Long("quantity") ?? 1;
        return p.Long("amount") ?? (price is not null ? PriceAmount.Of(price, quantity) : PriceAmount.Rounded(p.Decimal("unit_amount_decimal")!.Value * quantity));
    }

    private static void Change(JsonObject item, Parameters p, JsonObject? price)
    {
        p.MetadataInto(item);
        if (p.Flag("discountable") is { } discountable)
            item["discountable"] = discountable;
        if (p.Has("period"))
        {
            var (start, end) = (p.In("period").Long("start"), p.In("period").Long("end"));
            if (start is null || end is null || start > end)
                throw Refusal.Invalid("A period has a start and an end, in that order.", "period");
            item["period"] = new JsonObject { ["start"] = start, ["end"] = end };
        }

        var quantity = p.Decimal("quantity_decimal") ?? p.Long("quantity") ?? Values.Decimal(item.Text("quantity_decimal")) ?? 1;
        item["quantity_decimal"] = Values.Text(quantity);
        item["quantity"] = (long)decimal.Truncate(quantity);
        var pricing = item.In("pricing")!;
        pricing["unit_amount_decimal"] = price?.Text("unit_amount_decimal") ?? p.Text("unit_amount_decimal") ?? Values.Text(item.Long("amount"));
        if (price is not null)
            pricing["price_details"] = new JsonObject { ["price"] = price.Id(), ["product"] = price.Text("product") };
    }

    private static void TakeOff(World world, JsonObject invoice, JsonObject item)
    {
        foreach (var line in world.Of(invoice.Id(), "line_item").Where(line => line.In("parent")?.In("invoice_item_details")?.Text("invoice_item") == item.Id()).ToList())
        {
            world.Detach(invoice.Id(), line);
            world.Remove(line);
        }

        item["invoice"] = null;
        Lines.Total(world, invoice);
    }

    private static JsonObject List(Call call)
    {
        var (world, p) = (call.World, call.P);
        return call.Page(world["invoiceitem"].NewestFirst.Where(one => one.Fits("customer", p.Text("customer")) && one.Fits("invoice", p.Text("invoice"))
            && (p.Flag("pending") is not { } pending || (one.Text("invoice") is null) == pending) && p.IsIn("created", one.Created())));
    }
}

using System.Text.Json.Nodes;
using CloudCrm.StripeSimulator.Life;
using CloudCrm.StripeSimulator.State;
using CloudCrm.StripeSimulator.Wire;

namespace CloudCrm.StripeSimulator.Resources;

/// <summary>Customers: who pays. A negative balance is money that they have with us.</summary>
internal static class Customers
{
    private const string Changeable =
        "name email description phone metadata:map address[city] address[country] address[line1] address[line2] address[postal_code] address[state] " +
        "balance:int invoice_prefix invoice_settings[default_payment_method] invoice_settings[footer] tax_exempt=none|exempt|reverse preferred_locales[] ";

    public static IEnumerable<Operation> Operations =>
    [
        Operation.Post("/v1/customers", Create, Changeable + "test_clock payment_method"),
        Operation.List("/v1/customers", List, "email created:range test_clock"),
        Operation.Get("/v1/customers/{id}", call => call.Answer(call.World.Get("customer", call.Id))),
        Operation.Post("/v1/customers/{id}", Update, Changeable),
        Operation.Delete("/v1/customers/{id}", Delete),
    ];

    public static JsonObject Add(World world, string? testClock, string? email) => world.Add("customer", "cus", world.NowOf(testClock), new()
    {
        ["address"] = null,
        ["balance"] = 0L,
        ["currency"] = null,
        ["default_source"] = null,
        ["delinquent"] = false,
        ["description"] = null,
        ["email"] = email,
        ["invoice_prefix"] = $"SIM{world.Next("invoice prefix"):d5}",
        ["invoice_settings"] = new JsonObject { ["custom_fields"] = null, ["default_payment_method"] = null, ["footer"] = null, ["rendering_options"] = null },
        ["metadata"] = new JsonObject(),
        ["name"] = null,
        ["next_invoice_sequence"] = 1L,
        ["phone"] = null,
        ["preferred_locales"] = new JsonArray(),
        ["shipping"] = null,
        ["tax_exempt"] = "none",
        ["test_clock"] = testClock,
    });

    private static JsonObject Create(Call call)
    {
        var (world, p) = (call.World, call.P);
        if (p.Text("test_clock") is { } clock)
            world.Get("test_helpers.test_clock", clock, "test_clock");
        var customer = Add(world, p.Text("test_clock"), null);
        Change(world, customer, p);
        if (p.Text("payment_method") is { } method)
            PaymentMethods.Attach(world, PaymentMethods.Known(world, method, "payment_method"), customer);
        world.Emit("customer.created", customer);
        return call.Answer(customer);
    }

    private static JsonObject Update(Call call)
    {
        var customer = call.World.Customer(call.Id, "id");
        Change(call.World, customer, call.P);
        call.World.Emit("customer.updated", customer);
        return call.Answer(customer);
    }

    private static void Change(World world, JsonObject customer, Parameters p)
    {
        p.TextsInto(customer, "name", "email", "description", "phone", "tax_exempt", "invoice_prefix");
        p.MetadataInto(customer);
        if (p.Has("address"))
            customer["address"] = Address(p.In("address"));
        if (p.Has("preferred_locales"))
            customer["preferred_locales"] = new JsonArray([.. p.Texts("preferred_locales").Select(one => (JsonNode)one)]);
        if (p.Long("balance") is { } balance)
            customer["balance"] = balance;
        var settings = p.In("invoice_settings");
        if (settings.Text("default_payment_method") is { } method && world.Get("payment_method", method, "invoice_settings[default_payment_method]").Text("customer") != customer.Id())
            throw Refusal.Invalid("The payment method belongs to somebody else.", "invoice_settings[default_payment_method]");
        settings.TextsInto(customer.In("invoice_settings")!, "default_payment_method", "footer");
    }

    private static JsonObject Address(Parameters p)
    {
        var address = new JsonObject { ["city"] = null, ["country"] = null, ["line1"] = null, ["line2"] = null, ["postal_code"] = null, ["state"] = null };
        p.TextsInto(address, "city", "country", "line1", "line2", "postal_code", "state");
        return address;
    }

    private static JsonObject Delete(Call call)
    {
        var customer = call.World.Customer(call.Id, "id");
        foreach (var subscription in call.World.Of(customer.Id(), "subscription").Where(one => !SubscriptionStates.HasEnded(one)))
            Cancelling.Now(call.World, subscription, "cancellation_requested");
        call.World.Emit("customer.deleted", customer);
        customer["deleted"] = true;
        return call.Answer(customer);
    }

    private static JsonObject List(Call call) => call.Page(call.World["customer"].NewestFirst.Where(one =>
        !one.Flag("deleted") && one.Fits("email", call.P.Text("email")) && one.Text("test_clock") == call.P.Text("test_clock") && call.P.IsIn("created", one.Created())));
}

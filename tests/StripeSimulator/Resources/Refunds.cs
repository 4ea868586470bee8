using System.Text.Json.Nodes;
using CloudCrm.StripeSimulator.State;
using CloudCrm.StripeSimulator.Wire;

namespace CloudCrm.StripeSimulator.Resources;

/// <summary>Money back to the card.</summary>
internal static class Refunds
{
    public static IEnumerable<Operation> Operations =>
    [
        Operation.Post("/v1/refunds", Create, "charge payment_intent amount:int reason=duplicate|fraudulent|requested_by_customer metadata:map"),
        Operation.List("/v1/refunds", List, "charge payment_intent created:range"),
        Operation.Get("/v1/refunds/{id}", call => call.Answer(call.World.Get("refund", call.Id))),
        Operation.Post("/v1/refunds/{id}", Update, "metadata:map"),
    ];

    public static JsonObject Do(World world, JsonObject charge, long amount, string? reason)
    {
        var left = charge.Long("amount") - charge.Long("amount_refunded");
        if (charge.Text("status") != "succeeded" || charge.Flag("disputed"))
            throw Refusal.Invalid("The charge did not succeed, or is disputed.", "charge", charge.Flag("disputed") ? "charge_disputed" : null);
        if (left == 0)
            throw Refusal.Invalid("The charge was refunded already.", "charge", "charge_already_refunded");
        if (amount <= 0 || amount > left)
            throw Refusal.Invalid("The amount is more than what is left of the charge.", "amount");
        var refund = world.Add("refund", "re", world.NowFor(charge), new()
        {
            ["amount"] = amount,
            ["balance_transaction"] = null,
            ["charge"] = charge.Id(),
            ["currency"] = charge.Text("currency"),
            ["customer"] = charge.Text("customer"),
            ["metadata"] = new JsonObject(),
            ["payment_intent"] = charge.Text("payment_intent"),
            ["payment_method"] = charge.Text("payment_method"),
            ["reason"] = reason,
            ["receipt_number"] = null,
            ["status"] = "succeeded",
            ["test_clock"] = charge.Text("test_clock"),
        });
        world.Attach(charge.Id(), refund);
        charge["amount_refunded"] = charge.Long("amount_refunded") + amount;
        charge["refunded"] = left == amount;
        world.Emit("refund.created", refund);
        world.Emit("charge.refunded", charge);
        return refund;
    }

    private static JsonObject Create(Call call)
    {
        var (world, p) = (call.World, call.P);
        if (p.Has("charge") == p.Has("payment_intent"))
            throw Refusal.Invalid("A refund is of a charge or of a payment intent.", "charge");
        var id = p.Text("charge") ?? world.Get("payment_intent", p.Text("payment_intent"), "payment_intent").Text("latest_charge");
        var charge = world.Get("charge", id, "charge");
        var refund = Do(world, charge, p.Long("amount") ?? charge.Long("amount") - charge.Long("amount_refunded"), p.Text("reason"));
        p.MetadataInto(refund);
        return call.Answer(refund);
    }

    private static JsonObject Update(Call call)
    {
        var refund = call.World.Get("refund", call.Id);
        call.P.MetadataInto(refund);
        call.World.Emit("refund.updated", refund);
        return call.Answer(refund);
    }

    private static JsonObject List(Call call) => call.Page(call.World["refund"].NewestFirst.Where(one =>
        one.Fits("charge", call.P.Text("charge")) && one.Fits("payment_intent", call.P.Text("payment_intent")) && call.P.IsIn("created", one.Created())));
}

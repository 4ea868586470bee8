using System.Text.Json.Nodes;
using CloudCrm.StripeSimulator.State;
using CloudCrm.StripeSimulator.Wire;

namespace CloudCrm.StripeSimulator.Resources;

/// <summary>Charges that their payer does not accept. Hooks open and close them.</summary>
internal static class Disputes
{
    public static IEnumerable<Operation> Operations =>
    [
        Operation.List("/v1/disputes", List, "charge payment_intent created:range"),
        Operation.Get("/v1/disputes/{id}", call => call.Answer(call.World.Get("dispute", call.Id))),
        Operation.Post("/v1/disputes/{id}", Update, "metadata:map submit:bool evidence:map"),
        Operation.Post("/v1/disputes/{id}/close", call => call.Answer(Close(call.World, call.Id, "lost"))),
    ];

    public static JsonObject Open(World world, string chargeId, string reason)
    {
        var charge = world.Get("charge", chargeId);
        if (charge.Text("status") != "succeeded" || charge.Flag("disputed"))
            throw Refusal.Invalid("The charge did not succeed, or is disputed already.");
        var dispute = world.Add("dispute", "dp", world.NowFor(charge), new()
        {
            ["amount"] = charge.Long("amount"),
            ["balance_transactions"] = new JsonArray(),
            ["charge"] = charge.Id(),
            ["currency"] = charge.Text("currency"),
            ["evidence"] = new JsonObject(),
            ["evidence_details"] = new JsonObject { ["due_by"] = world.NowFor(charge) + (7 * 86_400), ["has_evidence"] = false, ["past_due"] = false, ["submission_count"] = 0L },
            ["is_charge_refundable"] = false,
            ["metadata"] = new JsonObject(),
            ["payment_intent"] = charge.Text("payment_intent"),
            ["reason"] = reason,
            ["status"] = "needs_response",
            ["test_clock"] = charge.Text("test_clock"),
        });
        charge["disputed"] = true;
        world.Emit("charge.dispute.created", dispute);
        world.Emit("charge.dispute.funds_withdrawn", dispute);
        return dispute;
    }

    public static JsonObject Close(World world, string id, string status)
    {
        var dispute = world.Get("dispute", id);
        if (dispute.Text("status") is "won" or "lost")
            throw Refusal.Invalid("The dispute is closed already.");
        dispute["status"] = status;
        world.Emit("charge.dispute.closed", dispute);
        if (status == "won")
        {
            world.Get("charge", dispute.Text("charge"))["disputed"] = false;
            world.Emit("charge.dispute.funds_reinstated", dispute);
        }

        return dispute;
    }

    private static JsonObject Update(Call call)
    {
        var dispute = call.World.Get("dispute", call.Id);
        call.P.MetadataInto(dispute);
        foreach (var (name, text) in call.P.Map("evidence"))
            dispute.In("evidence")![name] = text;
        dispute.In("evidence_details")!["has_evidence"] = dispute.In("evidence")!.Count > 0;
        if (call.P.Flag("submit") == true)
            dispute["status"] = "under_review";
        call.World.Emit("charge.dispute.updated", dispute);
        return call.Answer(dispute);
    }

    private static JsonObject List(Call call) => call.Page(call.World["dispute"].NewestFirst.Where(one =>
        one.Fits("charge", call.P.Text("charge")) && one.Fits("payment_intent", call.P.Text("payment_intent")) && call.P.IsIn("created", one.Created())));
}

using System.Text.Json.Nodes;
using CloudCrm.StripeSimulator.State;
using CloudCrm.StripeSimulator.Wire;

namespace CloudCrm.StripeSimulator.Resources;

/// <summary>Visits of customers to a page of their own, for cards and invoices.</summary>
internal static class PortalSessions
{
    public static IEnumerable<Operation> Operations =>
    [
        Operation.Post("/v1/billing_portal/sessions", Create,
            "customer! return_url configuration locale flow_data[type]=payment_method_update|subscription_cancel|subscription_update|subscription_update_confirm " +
            "flow_data[subscription_cancel][subscription] flow_data[subscription_update][subscription] " +
            "flow_data[after_completion][type]=redirect|portal_homepage|hosted_confirmation flow_data[after_completion][redirect][return_url]"),
    ];

    private static JsonObject Create(Call call)
    {
        var (world, p) = (call.World, call.P);
        var customer = world.Customer(p.Text("customer"));
        if (p.Has("flow_data") && p.In("flow_data").Text("type") is null)
            throw Refusal.Missing("flow_data[type]");
        var session = world.Add("billing_portal.session", "bps", world.NowFor(customer), new()
        {
            ["configuration"] = p.Text("configuration") ?? "bpc_Sim",
            ["customer"] = customer.Id(),
            ["flow"] = p.In("flow_data").Text("type") is { } type ? new JsonObject { ["type"] = type } : null,
            ["locale"] = p.Text("locale"),
            ["return_url"] = p.Text("return_url"),
            ["url"] = null,
        });
        session["url"] = $"{world.BaseUrl}/p/session/{session.Id()}";
        return call.Answer(session);
    }
}

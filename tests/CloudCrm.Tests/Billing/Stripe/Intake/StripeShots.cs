using System.Text;
using CloudCrm.StripeSimulator;
using CloudCrm.Tests.Gateway;

namespace CloudCrm.Tests.Billing.Stripe.Intake;

/// <summary>Webhooks as Stripe posts them.</summary>
internal static class StripeShots
{
    /// <summary>An event about an object that may not be there.</summary>
    public static string Event(string id, string type = "product.updated", string about = "prod_nowhere1", string? tenant = null) =>
        $$$"""{"id":"{{{id}}}","object":"event","type":"{{{type}}}","created":1795334400,"data":{"object":{"id":"{{{about}}}","metadata":{"tenant":"{{{tenant}}}"} } } }""";

    /// <summary>A post of a body that is signed now with the usual secret.</summary>
    public static Shot Signed(TheApi api, string body) => Signed(body, api.Time.GetUtcNow(), Installation.StripeSecret);

    /// <summary>A post of a body that was signed at a time.</summary>
    public static Shot Signed(string body, DateTimeOffset at, params string[] secrets) => (new Shot("POST", "/v1/stripe/webhooks")
    {
        Body = Encoding.UTF8.GetBytes(body),
        ContentType = "application/json; charset=utf-8",
    }).With("Stripe-Signature", Signature.Of(body, at, secrets));
}

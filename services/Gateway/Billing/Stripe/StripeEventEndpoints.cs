using CloudCrm.Gateway.Http;
using CloudCrm.Gateway.Tenancy;

namespace CloudCrm.Gateway.Billing.Stripe;

/// <summary>Where Stripe's webhooks come in. Their signature is their credential: who brings wrong ones is slowed down as with wrong tokens.</summary>
internal static class StripeEventEndpoints
{
    public static void MapStripeEvents(this IEndpointRouteBuilder api) =>
        api.MapPost("/stripe/webhooks", Receive).WithName("ReceiveStripeEvent").WithTags("Billing").Anonymous().Unkeyed().Produces(StatusCodes.Status200OK)
            .WithSummary("For Stripe: tell of an event. It is kept once, by its id, and looked at later; the signature is made of the raw body with the webhook's secret.");

    private static async Task<IResult> Receive(StripeEventBody body, HttpContext http, DoorThrottle throttle, IGrainFactory grains)
    {
        var address = http.Connection.RemoteIpAddress;
        if (throttle.MayAsk(Door.BadCredential, address) is { } slow)
            return Answer.Failed(slow);
        if ((await grains.StripeIntake().Take(body.Bytes, body.Signature)).Try(out _, out var refusal))
            return TypedResults.Ok();
        if (refusal.Kind != RefusalKind.Invalid)
            return Answer.Refused(refusal);
        throttle.CountWrong(Door.BadCredential, address);
        return Answer.Failed(Fault.Malformed(refusal.Field!, refusal.Detail, refusal.Code));
    }
}

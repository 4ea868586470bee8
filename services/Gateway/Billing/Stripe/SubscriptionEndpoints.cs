using CloudCrm.Contracts.Billing;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Gateway.Http;
using CloudCrm.Gateway.Tenancy;

namespace CloudCrm.Gateway.Billing.Stripe;

/// <summary>How a tenant's invoices are paid: by card, where somebody subscribed on Stripe's pages.</summary>
internal static class SubscriptionEndpoints
{
    public static void MapSubscription(this IEndpointRouteBuilder api)
    {
        var subscription = api.MapGroup("/billing/subscription").WithTags("Billing");
        subscription.MapGet("", Read).WithName("ReadSubscription").Requires(Right.ReadUsage).Answers<Wire.Subscription>()
            .WithSummary("How invoices are paid: offline, or by card.");
        subscription.MapPost("/checkout", Subscribe).WithName("OpenCheckout").Requires(Right.ManageBilling).Unkeyed().Answers<Wire.PaymentPage>()
            .WithSummary("The page of Stripe's on which somebody subscribes with a first card; one is open at a time.");
        subscription.MapPost("/portal", OpenPortal).WithName("OpenPortal").Requires(Right.ManageBilling).Unkeyed().Answers<Wire.PaymentPage>()
            .WithSummary("A page of Stripe's on which cards and receipts are seen to.");
        subscription.MapPost("/cancel", Cancel).WithName("CancelSubscription").Requires(Right.ManageBilling).Keyed().Answers<Wire.Subscription>()
            .WithSummary("End paying by card with the running period; later invoices are paid offline.");
        subscription.MapPost("/resume", Resume).WithName("ResumeSubscription").Requires(Right.ManageBilling).Keyed().Answers<Wire.Subscription>()
            .WithSummary("Take back that paying by card ends.");
    }

    private static async Task<IResult> Read(Call call, IGrainFactory grains) => Answer.Ok(await grains.StripeDesk(call.Tenant).Read(), ToWire);

    private static async Task<IResult> Subscribe(Call call, IGrainFactory grains) => Answer.Ok(await grains.StripeDesk(call.Tenant).Subscribe(call.Caller), ToWire);

    private static async Task<IResult> OpenPortal(Call call, IGrainFactory grains) => Answer.Ok(await grains.StripeDesk(call.Tenant).OpenPortal(call.Caller), ToWire);

    private static async Task<IResult> Cancel(Call call, IGrainFactory grains) => Answer.Ok(await grains.StripeDesk(call.Tenant).Cancel(call.Caller, call.OnceOrNull()!), ToWire);

    private static async Task<IResult> Resume(Call call, IGrainFactory grains) => Answer.Ok(await grains.StripeDesk(call.Tenant).Resume(call.Caller, call.OnceOrNull()!), ToWire);

    private static Wire.Subscription ToWire(CardSubscription it) => new(
        (Wire.SubscriptionState)it.State, it.IsOffered, it.CancelsAtPeriodEnd, it.PeriodEndsAt,
        it.Card is { } card ? new(card.Brand, card.Last4, card.Month, card.Year) : null, it.CheckoutUntil);

    private static Wire.PaymentPage ToWire(StripePage it) => new(it.Url, it.ExpiresAt);
}

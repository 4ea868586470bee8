using CloudCrm.Billing.Payments.Stripe.Intake;

namespace CloudCrm.Billing.Payments.Stripe.Subscriptions;

/// <summary>Events about customers, their cards, checkouts and subscriptions: all that the tenant has is looked at, so that no order of events matters.</summary>
internal sealed class StripeAccountEvents(StripeSync sync) : IStripeEventHandler
{
    public IReadOnlyCollection<string> Types { get; } = ["checkout.session.", "customer.subscription.", "customer.updated", "customer.deleted", "payment_method."];

    public Task Handle(StripeEvent told, CancellationToken cancellation) => sync.Refresh(told.Tenant, cancellation);
}

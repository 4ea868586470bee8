namespace Stripe;

/// <summary>Pages where customers see to cards and invoices.</summary>
public class BillingPortalService : Service
{
    internal BillingPortalService(IStripeClient client)
        : base(client)
    {
        Sessions = new BillingPortal.SessionService(client);
    }

    /// <summary>The pages.</summary>
    public virtual BillingPortal.SessionService Sessions { get; }
}

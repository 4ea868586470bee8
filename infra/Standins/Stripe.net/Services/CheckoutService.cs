namespace Stripe;

/// <summary>Pages to pay or subscribe at.</summary>
public class CheckoutService : Service
{
    internal CheckoutService(IStripeClient client)
        : base(client)
    {
        Sessions = new Checkout.SessionService(client);
    }

    /// <summary>The pages.</summary>
    public virtual Checkout.SessionService Sessions { get; }
}

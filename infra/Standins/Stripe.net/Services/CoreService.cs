namespace Stripe.V2;

/// <summary>What belongs to all of Stripe.</summary>
public class CoreService : Service
{
    internal CoreService(IStripeClient client)
        : base(client) => Events = new Core.EventService(client);

    /// <summary>The events.</summary>
    public virtual Core.EventService Events { get; }
}

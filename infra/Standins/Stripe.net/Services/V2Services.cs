namespace Stripe;

/// <summary>The services of version 2 of the API.</summary>
public class V2Services : Service
{
    internal V2Services(IStripeClient client)
        : base(client) => Core = new V2.CoreService(client);

    /// <summary>What belongs to all of Stripe.</summary>
    public virtual V2.CoreService Core { get; }
}

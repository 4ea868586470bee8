namespace CloudCrm.Client;

/// <summary>Paying by card. Where this installation takes none, all but reading is refused with 409 <c>card_payments_off</c>.</summary>
public sealed class SubscriptionCalls : Calls
{
    private const string Path = "v1/billing/subscription";

    internal SubscriptionCalls(Transport transport) : base(transport)
    {
    }

    /// <summary>How invoices are paid; 404 for a sandbox.</summary>
    [Operation("ReadSubscription")]
    public Task<Subscription> Read(CancellationToken cancellation = default) => Get<Subscription>(Path, cancellation);

    /// <summary>The page on which somebody subscribes with a first card: the one that is open already, where there is one; 409 <c>already_subscribed</c> where it is done.</summary>
    [Operation("OpenCheckout")]
    public Task<PaymentPage> OpenCheckout(CancellationToken cancellation = default) => Post<PaymentPage>($"{Path}/checkout", null, null, cancellation);

    /// <summary>A page on which cards and receipts are seen to; 409 <c>not_subscribed</c> for who never began to subscribe.</summary>
    [Operation("OpenPortal")]
    public Task<PaymentPage> OpenPortal(CancellationToken cancellation = default) => Post<PaymentPage>($"{Path}/portal", null, null, cancellation);

    /// <summary>Ends paying by card with the running period; 409 <c>not_subscribed</c> where nobody subscribed.</summary>
    [Operation("CancelSubscription")]
    public Task<Subscription> Cancel(string? key = null, CancellationToken cancellation = default) => Post<Subscription>($"{Path}/cancel", null, key, cancellation);

    /// <summary>Takes back that paying by card ends.</summary>
    [Operation("ResumeSubscription")]
    public Task<Subscription> Resume(string? key = null, CancellationToken cancellation = default) => Post<Subscription>($"{Path}/resume", null, key, cancellation);
}

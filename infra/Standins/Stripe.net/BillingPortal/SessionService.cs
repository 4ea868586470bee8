namespace Stripe.BillingPortal;

/// <summary>Pages where customers see to cards and invoices.</summary>
public class SessionService : Service,
    ICreatable<Session, SessionCreateOptions>
{
    /// <summary>Over a client.</summary>
    public SessionService(IStripeClient client)
        : base(client)
    {
    }

    /// <summary>Makes a page.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual Task<Session> CreateAsync(SessionCreateOptions options, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Post<Session>("/v1/billing_portal/sessions", options, requestOptions, cancellationToken);
}

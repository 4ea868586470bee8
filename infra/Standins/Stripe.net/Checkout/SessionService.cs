namespace Stripe.Checkout;

/// <summary>Pages to pay or subscribe at.</summary>
public class SessionService : Service,
    ICreatable<Session, SessionCreateOptions>,
    IListable<Session, SessionListOptions>,
    IRetrievable<Session, SessionGetOptions>
{
    internal SessionService(IStripeClient client)
        : base(client)
    {
    }

    /// <summary>Makes a page.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual Task<Session> CreateAsync(SessionCreateOptions options, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Post<Session>("/v1/checkout/sessions", options, requestOptions, cancellationToken);

    /// <summary>Reads a page.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual Task<Session> GetAsync(string id, SessionGetOptions options = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Get<Session>($"/v1/checkout/sessions/{Escaped(id)}", options, requestOptions, cancellationToken);

    /// <summary>Ends an open page.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual Task<Session> ExpireAsync(string id, SessionExpireOptions options = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Post<Session>($"/v1/checkout/sessions/{Escaped(id)}/expire", options, requestOptions, cancellationToken);

    /// <summary>Reads one page of pages.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual Task<StripeList<Session>> ListAsync(SessionListOptions options = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Get<StripeList<Session>>("/v1/checkout/sessions", options, requestOptions, cancellationToken);

    /// <summary>Reads all pages, page after page, as they are asked for.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual IAsyncEnumerable<Session> ListAutoPagingAsync(SessionListOptions options = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Pages<Session>("/v1/checkout/sessions", options, requestOptions, cancellationToken);
}

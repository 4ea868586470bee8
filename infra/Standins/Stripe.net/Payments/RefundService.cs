namespace Stripe;

/// <summary>Refunds.</summary>
public class RefundService : Service,
    ICreatable<Refund, RefundCreateOptions>,
    IListable<Refund, RefundListOptions>,
    IRetrievable<Refund, RefundGetOptions>
{
    /// <summary>Over a client.</summary>
    public RefundService(IStripeClient client)
        : base(client)
    {
    }

    /// <summary>Makes a refund.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual Task<Refund> CreateAsync(RefundCreateOptions options, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Post<Refund>("/v1/refunds", options, requestOptions, cancellationToken);

    /// <summary>Reads a refund.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual Task<Refund> GetAsync(string id, RefundGetOptions options = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Get<Refund>($"/v1/refunds/{Escaped(id)}", options, requestOptions, cancellationToken);

    /// <summary>Reads one page of refunds.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual Task<StripeList<Refund>> ListAsync(RefundListOptions options = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Get<StripeList<Refund>>("/v1/refunds", options, requestOptions, cancellationToken);

    /// <summary>Reads all refunds, page after page, as they are asked for.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual IAsyncEnumerable<Refund> ListAutoPagingAsync(RefundListOptions options = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Pages<Refund>("/v1/refunds", options, requestOptions, cancellationToken);
}

namespace Stripe;

/// <summary>Disputes.</summary>
public class DisputeService : Service,
    IListable<Dispute, DisputeListOptions>,
    IRetrievable<Dispute, DisputeGetOptions>
{
    /// <summary>Over a client.</summary>
    public DisputeService(IStripeClient client)
        : base(client)
    {
    }

    /// <summary>Reads a dispute.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual Task<Dispute> GetAsync(string id, DisputeGetOptions options = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Get<Dispute>($"/v1/disputes/{Escaped(id)}", options, requestOptions, cancellationToken);

    /// <summary>Reads one page of disputes.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual Task<StripeList<Dispute>> ListAsync(DisputeListOptions options = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Get<StripeList<Dispute>>("/v1/disputes", options, requestOptions, cancellationToken);

    /// <summary>Reads all disputes, page after page, as they are asked for.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual IAsyncEnumerable<Dispute> ListAutoPagingAsync(DisputeListOptions options = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Pages<Dispute>("/v1/disputes", options, requestOptions, cancellationToken);
}

namespace Stripe;

/// <summary>Charges.</summary>
public class ChargeService : Service,
    IListable<Charge, ChargeListOptions>,
    IRetrievable<Charge, ChargeGetOptions>
{
    /// <summary>Over a client.</summary>
    public ChargeService(IStripeClient client)
        : base(client)
    {
    }

    /// <summary>Reads a charge.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual Task<Charge> GetAsync(string id, ChargeGetOptions options = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Get<Charge>($"/v1/charges/{Escaped(id)}", options, requestOptions, cancellationToken);

    /// <summary>Reads one page of charges.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual Task<StripeList<Charge>> ListAsync(ChargeListOptions options = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Get<StripeList<Charge>>("/v1/charges", options, requestOptions, cancellationToken);

    /// <summary>Reads all charges, page after page, as they are asked for.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual IAsyncEnumerable<Charge> ListAutoPagingAsync(ChargeListOptions options = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Pages<Charge>("/v1/charges", options, requestOptions, cancellationToken);
}

namespace Stripe;

/// <summary>Prices.</summary>
public class PriceService : Service,
    ICreatable<Price, PriceCreateOptions>,
    IListable<Price, PriceListOptions>,
    IRetrievable<Price, PriceGetOptions>,
    ISearchable<Price, PriceSearchOptions>,
    IUpdatable<Price, PriceUpdateOptions>
{
    /// <summary>Over a client.</summary>
    public PriceService(IStripeClient client)
        : base(client)
    {
    }

    /// <summary>Makes a price.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual Task<Price> CreateAsync(PriceCreateOptions options, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Post<Price>("/v1/prices", options, requestOptions, cancellationToken);

    /// <summary>Reads a price.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual Task<Price> GetAsync(string id, PriceGetOptions options = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Get<Price>($"/v1/prices/{Escaped(id)}", options, requestOptions, cancellationToken);

    /// <summary>Changes a price; what is not set stays as it is.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual Task<Price> UpdateAsync(string id, PriceUpdateOptions options, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Post<Price>($"/v1/prices/{Escaped(id)}", options, requestOptions, cancellationToken);

    /// <summary>Reads one page of prices.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual Task<StripeList<Price>> ListAsync(PriceListOptions options = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Get<StripeList<Price>>("/v1/prices", options, requestOptions, cancellationToken);

    /// <summary>Reads all prices, page after page, as they are asked for.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual IAsyncEnumerable<Price> ListAutoPagingAsync(PriceListOptions options = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Pages<Price>("/v1/prices", options, requestOptions, cancellationToken);

    /// <summary>Reads one page of the prices that are found.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual Task<StripeSearchResult<Price>> SearchAsync(PriceSearchOptions options = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Get<StripeSearchResult<Price>>("/v1/prices/search", options, requestOptions, cancellationToken);

    /// <summary>Reads all prices that are found, page after page, as they are asked for.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual IAsyncEnumerable<Price> SearchAutoPagingAsync(PriceSearchOptions options = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Found<Price>("/v1/prices/search", options, requestOptions, cancellationToken);
}

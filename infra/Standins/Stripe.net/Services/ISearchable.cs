namespace Stripe;

/// <summary>A service that searches.</summary>
/// <typeparam name="TEntity">What it keeps.</typeparam>
/// <typeparam name="TOptions">The parameters of the call.</typeparam>
public interface ISearchable<TEntity, TOptions>
    where TEntity : IStripeEntity, IHasId
    where TOptions : SearchOptions, new()
{
    /// <summary>Reads one page of what is found.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    Task<StripeSearchResult<TEntity>> SearchAsync(TOptions searchOptions = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default);

    /// <summary>Reads all pages of what is found, one after the other, as they are asked for.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    IAsyncEnumerable<TEntity> SearchAutoPagingAsync(TOptions searchOptions = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default);
}

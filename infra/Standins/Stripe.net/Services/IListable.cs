namespace Stripe;

/// <summary>A service that lists things.</summary>
/// <typeparam name="TEntity">What it keeps.</typeparam>
/// <typeparam name="TOptions">The parameters of the call.</typeparam>
public interface IListable<TEntity, TOptions>
    where TEntity : IStripeEntity, IHasId
    where TOptions : ListOptions, new()
{
    /// <summary>Reads one page.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    Task<StripeList<TEntity>> ListAsync(TOptions listOptions = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default);

    /// <summary>Reads all pages, one after the other, as they are asked for.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    IAsyncEnumerable<TEntity> ListAutoPagingAsync(TOptions listOptions = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default);
}

namespace Stripe;

/// <summary>A service that lists the things that belong to another.</summary>
/// <typeparam name="TEntity">What it keeps.</typeparam>
/// <typeparam name="TOptions">The parameters of the call.</typeparam>
public interface INestedListable<TEntity, TOptions>
    where TEntity : IStripeEntity, IHasId
    where TOptions : ListOptions, new()
{
    /// <summary>Reads one page.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    Task<StripeList<TEntity>> ListAsync(string parentId, TOptions listOptions = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default);

    /// <summary>Reads all pages, one after the other, as they are asked for.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    IAsyncEnumerable<TEntity> ListAutoPagingAsync(string parentId, TOptions listOptions = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default);
}

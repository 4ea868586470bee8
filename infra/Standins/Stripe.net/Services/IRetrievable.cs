namespace Stripe;

/// <summary>A service that reads one by its id.</summary>
/// <typeparam name="TEntity">What it keeps.</typeparam>
/// <typeparam name="TOptions">The parameters of the call.</typeparam>
public interface IRetrievable<TEntity, TOptions>
    where TEntity : IStripeEntity, IHasId
    where TOptions : BaseOptions, new()
{
    /// <summary>Reads one.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    Task<TEntity> GetAsync(string id, TOptions retrieveOptions = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default);
}

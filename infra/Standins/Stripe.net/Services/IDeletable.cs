namespace Stripe;

/// <summary>A service that deletes things.</summary>
/// <typeparam name="TEntity">What it keeps.</typeparam>
/// <typeparam name="TOptions">The parameters of the call.</typeparam>
public interface IDeletable<TEntity, TOptions>
    where TEntity : IStripeEntity, IHasId
    where TOptions : BaseOptions, new()
{
    /// <summary>Deletes one.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    Task<TEntity> DeleteAsync(string id, TOptions options = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default);
}

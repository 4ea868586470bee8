namespace Stripe;

/// <summary>A service that changes things.</summary>
/// <typeparam name="TEntity">What it keeps.</typeparam>
/// <typeparam name="TOptions">The parameters of the call.</typeparam>
public interface IUpdatable<TEntity, TOptions>
    where TEntity : IStripeEntity, IHasId
    where TOptions : BaseOptions, new()
{
    /// <summary>Changes one.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    Task<TEntity> UpdateAsync(string id, TOptions updateOptions, RequestOptions requestOptions = null, CancellationToken cancellationToken = default);
}

namespace Stripe;

/// <summary>A service that makes things.</summary>
/// <typeparam name="TEntity">What it keeps.</typeparam>
/// <typeparam name="TOptions">The parameters of the call.</typeparam>
public interface ICreatable<TEntity, TOptions>
    where TEntity : IStripeEntity
    where TOptions : BaseOptions, new()
{
    /// <summary>Makes one.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    Task<TEntity> CreateAsync(TOptions createOptions, RequestOptions requestOptions = null, CancellationToken cancellationToken = default);
}

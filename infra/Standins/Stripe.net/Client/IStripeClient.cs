namespace Stripe;

/// <summary>What services send their calls through.</summary>
public interface IStripeClient
{
    /// <summary>Where Stripe's API is.</summary>
    string ApiBase { get; }

    /// <summary>The API key.</summary>
    string ApiKey { get; }

    /// <summary>Sends a call and reads the answer.</summary>
    /// <exception cref="StripeException">Stripe refused, or answered what cannot be read.</exception>
    /// <exception cref="HttpRequestException">No answer came.</exception>
    Task<T> RequestAsync<T>(HttpMethod method, string path, BaseOptions options, RequestOptions requestOptions, CancellationToken cancellationToken = default)
        where T : IStripeEntity;
}

namespace Stripe;

/// <summary>Sends requests to Stripe.</summary>
public interface IHttpClient
{
    /// <summary>Sends a request and reads the whole answer, whatever its status.</summary>
    /// <exception cref="HttpRequestException">No answer came.</exception>
    Task<StripeResponse> MakeRequestAsync(StripeRequest request, CancellationToken cancellationToken = default);

    /// <summary>Sends a request and leaves the answer's body to be read.</summary>
    /// <exception cref="HttpRequestException">No answer came.</exception>
    Task<StripeStreamedResponse> MakeStreamingRequestAsync(StripeRequest request, CancellationToken cancellationToken = default);
}

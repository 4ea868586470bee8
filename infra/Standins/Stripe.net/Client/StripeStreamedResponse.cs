using System.Net.Http.Headers;

namespace Stripe;

/// <summary>An answer of Stripe's whose body is still to be read.</summary>
public class StripeStreamedResponse : StripeResponseBase
{
    /// <summary>Of what came.</summary>
    public StripeStreamedResponse(HttpStatusCode statusCode, HttpResponseHeaders headers, Stream body)
        : base(statusCode, headers) => Body = body;

    /// <summary>The body.</summary>
    public Stream Body { get; }
}

using System.Net.Http.Headers;

namespace Stripe;

/// <summary>An answer of Stripe's that was read to its end.</summary>
public class StripeResponse : StripeResponseBase
{
    /// <summary>Of what came.</summary>
    public StripeResponse(HttpStatusCode statusCode, HttpResponseHeaders headers, string content)
        : base(statusCode, headers) => Content = content;

    /// <summary>The body.</summary>
    public string Content { get; }
}

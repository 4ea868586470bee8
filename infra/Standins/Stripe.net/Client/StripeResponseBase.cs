using System.Net.Http.Headers;

namespace Stripe;

/// <summary>An answer of Stripe's.</summary>
public abstract class StripeResponseBase
{
    /// <summary>Of what came.</summary>
    public StripeResponseBase(HttpStatusCode statusCode, HttpResponseHeaders headers)
    {
        StatusCode = statusCode;
        Headers = headers;
    }

    /// <summary>The status.</summary>
    public HttpStatusCode StatusCode { get; }

    /// <summary>The headers.</summary>
    public HttpResponseHeaders Headers { get; }

    /// <summary>When Stripe answered.</summary>
    public DateTimeOffset? Date => Headers?.Date;

    /// <summary>The idempotency key that Stripe counted the call under.</summary>
    public string IdempotencyKey => Header("Idempotency-Key");

    /// <summary>The id that Stripe's support and log know the call by.</summary>
    public string RequestId => Header("Request-Id");

    /// <summary>The status and the ids; nothing of the body.</summary>
    public override string ToString() => $"<{GetType().FullName} status={(int)StatusCode} Request-Id={RequestId} Date={Date:s}>";

    string Header(string name) => Headers is not null && Headers.TryGetValues(name, out var values) ? values.First() : null;
}

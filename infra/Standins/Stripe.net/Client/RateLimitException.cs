namespace Stripe.V2;

/// <summary>Too many calls of version 2 of the API at a time.</summary>
public class RateLimitException : StripeException
{
    internal RateLimitException(HttpStatusCode httpStatusCode, StripeError stripeError)
        : base(httpStatusCode, stripeError, stripeError.Message)
    {
    }
}

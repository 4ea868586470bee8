namespace Stripe;

/// <summary>Stripe refused a call, its answer cannot be read, or a webhook is not to be trusted.</summary>
public class StripeException : Exception
{
    /// <summary>Without a reason.</summary>
    public StripeException()
    {
    }

    /// <summary>With a reason.</summary>
    public StripeException(string message)
        : base(message)
    {
    }

    /// <summary>With a reason and what caused it.</summary>
    public StripeException(string message, Exception err)
        : base(message, err)
    {
    }

    /// <summary>Of an answer.</summary>
    public StripeException(HttpStatusCode httpStatusCode, StripeError stripeError, string message)
        : base(message)
    {
        HttpStatusCode = httpStatusCode;
        StripeError = stripeError;
    }

    /// <summary>The answer's status; 0 where there was none.</summary>
    public HttpStatusCode HttpStatusCode { get; set; }

    /// <summary>What Stripe said; null where there was no answer or none that can be read.</summary>
    public StripeError StripeError { get; set; }

    /// <summary>The answer; null where there was none.</summary>
    public StripeResponse StripeResponse { get; set; }
}

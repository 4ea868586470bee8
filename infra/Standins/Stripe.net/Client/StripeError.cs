namespace Stripe;

/// <summary>Why Stripe refused.</summary>
public class StripeError : StripeEntity<StripeError>
{
    /// <summary>What to do about a declined card.</summary>
    [Wire("advice_code")]
    public string AdviceCode { get; set; }

    /// <summary>The charge that failed.</summary>
    [Wire("charge")]
    public string Charge { get; set; }

    /// <summary>A word for programs, such as <c>card_declined</c>.</summary>
    [Wire("code")]
    public string Code { get; set; }

    /// <summary>Why the bank declined a card.</summary>
    [Wire("decline_code")]
    public string DeclineCode { get; set; }

    /// <summary>Where the code is explained.</summary>
    [Wire("doc_url")]
    public string DocUrl { get; set; }

    /// <summary>A sentence for people. It may hold what was sent: keep it out of logs.</summary>
    [Wire("message")]
    public string Message { get; set; }

    /// <summary>The parameter at fault, such as <c>items[0][price]</c>.</summary>
    [Wire("param")]
    public string Param { get; set; }

    /// <summary>The payment that failed.</summary>
    [Wire("payment_intent")]
    public PaymentIntent PaymentIntent { get; set; }

    /// <summary>The payment method that failed.</summary>
    [Wire("payment_method")]
    public PaymentMethod PaymentMethod { get; set; }

    /// <summary>The call in Stripe's own log.</summary>
    [Wire("request_log_url")]
    public string RequestLogUrl { get; set; }

    /// <summary>The kind: <c>api_error</c>, <c>card_error</c>, <c>idempotency_error</c> or <c>invalid_request_error</c>.</summary>
    [Wire("type")]
    public string Type { get; set; }
}

namespace Stripe;

/// <summary>What goes with one call beside its parameters.</summary>
public class RequestOptions
{
    /// <summary>The API key for this call; the client's if null.</summary>
    public string ApiKey { get; set; }

    /// <summary>
    /// Up to 255 characters that make the call happen once: repeated within 24 hours, it is answered as the first time, errors of the server included.
    /// A POST that has none is given a random one, which holds for the client's own retries only.
    /// </summary>
    public string IdempotencyKey { get; set; }

    /// <summary>The connected account that the call is for.</summary>
    public string StripeAccount { get; set; }

    /// <summary>The account within an organisation that the call is for.</summary>
    public string StripeContext { get; set; }

    /// <summary>What the call was made for, such as <c>event=evt_1</c>.</summary>
    public string StripeRequestTrigger { get; set; }
}

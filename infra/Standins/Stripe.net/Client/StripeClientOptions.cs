namespace Stripe;

/// <summary>How a client reaches Stripe.</summary>
public class StripeClientOptions
{
    /// <summary>The API key. Without one every call needs its own.</summary>
    public string ApiKey { get; set; }

    /// <summary>Where Stripe's API is; Stripe's own address if null.</summary>
    public string ApiBase { get; set; }

    /// <summary>What sends the requests; a <see cref="SystemNetHttpClient"/> if null.</summary>
    public IHttpClient HttpClient { get; set; }

    /// <summary>The connected account that calls are for.</summary>
    public string StripeAccount { get; set; }

    /// <summary>The account within an organisation that calls are for.</summary>
    public string StripeContext { get; set; }
}

namespace Stripe;

/// <summary>What goes with a call that is written by hand.</summary>
public class RawRequestOptions : RequestOptions
{
    /// <summary>Where it goes to; the client's address if null.</summary>
    public string BaseUrl { get; set; }

    /// <summary>More headers; they go before the client's own.</summary>
    public Dictionary<string, string> AdditionalHeaders { get; set; } = [];
}

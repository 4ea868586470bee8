namespace Stripe.BillingPortal;

/// <summary>A page of Stripe's where a customer sees to cards and invoices.</summary>
public class Session : StripeEntity<Session>, IHasId, IHasObject
{
    /// <summary>The id.</summary>
    [Wire("id")]
    public string Id { get; set; }

    /// <inheritdoc/>
    [Wire("object")]
    public string Object { get; set; }

    /// <summary>When it was made.</summary>
    [Wire("created")]
    public DateTime Created { get; set; } = DateTime.UnixEpoch;

    /// <summary>The customer.</summary>
    [Wire("customer")]
    public string Customer { get; set; }

    /// <summary>Whether it is about real money.</summary>
    [Wire("livemode")]
    public bool Livemode { get; set; }

    /// <summary>The language, such as <c>de</c>; the browser's if <c>auto</c>.</summary>
    [Wire("locale")]
    public string Locale { get; set; }

    /// <summary>Where the person goes afterwards.</summary>
    [Wire("return_url")]
    public string ReturnUrl { get; set; }

    /// <summary>The address to send the person to.</summary>
    [Wire("url")]
    public string Url { get; set; }
}

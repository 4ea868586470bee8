namespace Stripe.Checkout;

/// <summary>A page of Stripe's where a person pays or subscribes.</summary>
public class Session : StripeEntity<Session>, IHasId, IHasMetadata, IHasObject
{
    /// <summary>The id.</summary>
    [Wire("id")]
    public string Id { get; set; }

    /// <inheritdoc/>
    [Wire("object")]
    public string Object { get; set; }

    /// <summary>The sum in minor units, before discounts and tax.</summary>
    [Wire("amount_subtotal")]
    public long? AmountSubtotal { get; set; }

    /// <summary>The sum in minor units.</summary>
    [Wire("amount_total")]
    public long? AmountTotal { get; set; }

    /// <summary>Where the person goes who turns back.</summary>
    [Wire("cancel_url")]
    public string CancelUrl { get; set; }

    /// <summary>The caller's own id of what this is for.</summary>
    [Wire("client_reference_id")]
    public string ClientReferenceId { get; set; }

    /// <summary>When it was made.</summary>
    [Wire("created")]
    public DateTime Created { get; set; } = DateTime.UnixEpoch;

    /// <summary>The currency, three small letters.</summary>
    [Wire("currency")]
    public string Currency { get; set; }

    /// <summary>The customer's id.</summary>
    [Wire("customer")]
    public string CustomerId { get; set; }

    /// <summary>The customer.</summary>
    [Wire("customer")]
    public Customer Customer { get; set; }

    /// <summary>What the person gave.</summary>
    [Wire("customer_details")]
    public SessionCustomerDetails CustomerDetails { get; set; }

    /// <summary>The mail address to begin with.</summary>
    [Wire("customer_email")]
    public string CustomerEmail { get; set; }

    /// <summary>When it ends if nobody does anything.</summary>
    [Wire("expires_at")]
    public DateTime ExpiresAt { get; set; } = DateTime.UnixEpoch;

    /// <summary>The invoice's id.</summary>
    [Wire("invoice")]
    public string InvoiceId { get; set; }

    /// <summary>The invoice.</summary>
    [Wire("invoice")]
    public Invoice Invoice { get; set; }

    /// <summary>Whether it is about real money.</summary>
    [Wire("livemode")]
    public bool Livemode { get; set; }

    /// <summary>The language, such as <c>de</c>; the browser's if <c>auto</c>.</summary>
    [Wire("locale")]
    public string Locale { get; set; }

    /// <inheritdoc/>
    [Wire("metadata")]
    public Dictionary<string, string> Metadata { get; set; }

    /// <summary><c>payment</c>, <c>setup</c> or <c>subscription</c>.</summary>
    [Wire("mode")]
    public string Mode { get; set; }

    /// <summary>The payment's id.</summary>
    [Wire("payment_intent")]
    public string PaymentIntentId { get; set; }

    /// <summary>The payment.</summary>
    [Wire("payment_intent")]
    public PaymentIntent PaymentIntent { get; set; }

    /// <summary><c>always</c> or <c>if_required</c>.</summary>
    [Wire("payment_method_collection")]
    public string PaymentMethodCollection { get; set; }

    /// <summary><c>paid</c>, <c>unpaid</c> or <c>no_payment_required</c>.</summary>
    [Wire("payment_status")]
    public string PaymentStatus { get; set; }

    /// <summary><c>open</c>, <c>complete</c> or <c>expired</c>.</summary>
    [Wire("status")]
    public string Status { get; set; }

    /// <summary>The subscription's id.</summary>
    [Wire("subscription")]
    public string SubscriptionId { get; set; }

    /// <summary>The subscription.</summary>
    [Wire("subscription")]
    public Subscription Subscription { get; set; }

    /// <summary>Where the person goes when it is done.</summary>
    [Wire("success_url")]
    public string SuccessUrl { get; set; }

    /// <summary>The address to send the person to.</summary>
    [Wire("url")]
    public string Url { get; set; }
}

/// <summary>What the person gave.</summary>
public class SessionCustomerDetails : StripeEntity<SessionCustomerDetails>
{
    /// <summary>The postal address.</summary>
    [Wire("address")]
    public Address Address { get; set; }

    /// <summary>The mail address.</summary>
    [Wire("email")]
    public string Email { get; set; }

    /// <summary>The name.</summary>
    [Wire("name")]
    public string Name { get; set; }

    /// <summary>The telephone number.</summary>
    [Wire("phone")]
    public string Phone { get; set; }
}

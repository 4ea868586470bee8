namespace Stripe;

/// <summary>A payment, with all its attempts.</summary>
public class PaymentIntent : StripeEntity<PaymentIntent>, IHasId, IHasMetadata, IHasObject
{
    /// <summary>The id.</summary>
    [Wire("id")]
    public string Id { get; set; }

    /// <inheritdoc/>
    [Wire("object")]
    public string Object { get; set; }

    /// <summary>The amount in minor units.</summary>
    [Wire("amount")]
    public long Amount { get; set; }

    /// <summary>What came in, in minor units.</summary>
    [Wire("amount_received")]
    public long AmountReceived { get; set; }

    /// <summary>When it was cancelled.</summary>
    [Wire("canceled_at")]
    public DateTime? CanceledAt { get; set; }

    /// <summary>Why it was cancelled.</summary>
    [Wire("cancellation_reason")]
    public string CancellationReason { get; set; }

    /// <summary>What a browser finishes it with; keep it out of logs.</summary>
    [Wire("client_secret")]
    public string ClientSecret { get; set; }

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

    /// <summary>Words for people.</summary>
    [Wire("description")]
    public string Description { get; set; }

    /// <summary>Why the last attempt failed.</summary>
    [Wire("last_payment_error")]
    public StripeError LastPaymentError { get; set; }

    /// <summary>The id of the last attempt.</summary>
    [Wire("latest_charge")]
    public string LatestChargeId { get; set; }

    /// <summary>The last attempt.</summary>
    [Wire("latest_charge")]
    public Charge LatestCharge { get; set; }

    /// <summary>Whether it is about real money.</summary>
    [Wire("livemode")]
    public bool Livemode { get; set; }

    /// <inheritdoc/>
    [Wire("metadata")]
    public Dictionary<string, string> Metadata { get; set; }

    /// <summary>The payment method's id.</summary>
    [Wire("payment_method")]
    public string PaymentMethodId { get; set; }

    /// <summary>The payment method.</summary>
    [Wire("payment_method")]
    public PaymentMethod PaymentMethod { get; set; }

    /// <summary>Which kinds may pay.</summary>
    [Wire("payment_method_types")]
    public List<string> PaymentMethodTypes { get; set; }

    /// <summary>Where the receipt goes.</summary>
    [Wire("receipt_email")]
    public string ReceiptEmail { get; set; }

    /// <summary>How it stands, such as <c>requires_action</c> or <c>succeeded</c>.</summary>
    [Wire("status")]
    public string Status { get; set; }
}

/// <summary>How to read a payment.</summary>
public class PaymentIntentGetOptions : BaseOptions
{
}

/// <summary>Which payments to list.</summary>
public class PaymentIntentListOptions : ListOptions
{
    /// <summary>Those made then.</summary>
    [Wire("created")]
    public AnyOf<DateTime?, DateRangeOptions> Created { get; set; }

    /// <summary>The customer.</summary>
    [Wire("customer")]
    public string Customer { get; set; }
}

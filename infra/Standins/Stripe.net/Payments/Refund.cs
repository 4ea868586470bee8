namespace Stripe;

/// <summary>Money given back.</summary>
public class Refund : StripeEntity<Refund>, IHasId, IHasMetadata, IHasObject
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

    /// <summary>The charge's id.</summary>
    [Wire("charge")]
    public string ChargeId { get; set; }

    /// <summary>The charge.</summary>
    [Wire("charge")]
    public Charge Charge { get; set; }

    /// <summary>When it was made.</summary>
    [Wire("created")]
    public DateTime Created { get; set; } = DateTime.UnixEpoch;

    /// <summary>The currency, three small letters.</summary>
    [Wire("currency")]
    public string Currency { get; set; }

    /// <summary>Words for people.</summary>
    [Wire("description")]
    public string Description { get; set; }

    /// <summary>Why it failed.</summary>
    [Wire("failure_reason")]
    public string FailureReason { get; set; }

    /// <inheritdoc/>
    [Wire("metadata")]
    public Dictionary<string, string> Metadata { get; set; }

    /// <summary>The payment's id.</summary>
    [Wire("payment_intent")]
    public string PaymentIntentId { get; set; }

    /// <summary>The payment.</summary>
    [Wire("payment_intent")]
    public PaymentIntent PaymentIntent { get; set; }

    /// <summary><c>duplicate</c>, <c>fraudulent</c> or <c>requested_by_customer</c>.</summary>
    [Wire("reason")]
    public string Reason { get; set; }

    /// <summary>The number on the receipt.</summary>
    [Wire("receipt_number")]
    public string ReceiptNumber { get; set; }

    /// <summary><c>pending</c>, <c>requires_action</c>, <c>succeeded</c>, <c>failed</c> or <c>canceled</c>.</summary>
    [Wire("status")]
    public string Status { get; set; }
}

/// <summary>Money to give back.</summary>
public class RefundCreateOptions : BaseOptions, IHasMetadata
{
    /// <summary>How much in minor units; all that is left if null.</summary>
    [Wire("amount")]
    public long? Amount { get; set; }

    /// <summary>The charge.</summary>
    [Wire("charge")]
    public string Charge { get; set; }

    /// <summary>The currency, three small letters.</summary>
    [Wire("currency")]
    public string Currency { get; set; }

    /// <inheritdoc/>
    [Wire("metadata")]
    public Dictionary<string, string> Metadata
    {
        get;
        set
        {
            field = value;
            SetTracker.Track();
        }
    }

    /// <summary>The payment.</summary>
    [Wire("payment_intent")]
    public string PaymentIntent { get; set; }

    /// <summary>One of <see cref="RefundReasons"/>.</summary>
    [Wire("reason")]
    public string Reason { get; set; }
}

/// <summary>How to read a refund.</summary>
public class RefundGetOptions : BaseOptions
{
}

/// <summary>Which refunds to list.</summary>
public class RefundListOptions : ListOptions
{
    /// <summary>The charge.</summary>
    [Wire("charge")]
    public string Charge { get; set; }

    /// <summary>Those made then.</summary>
    [Wire("created")]
    public AnyOf<DateTime?, DateRangeOptions> Created { get; set; }

    /// <summary>The payment.</summary>
    [Wire("payment_intent")]
    public string PaymentIntent { get; set; }
}

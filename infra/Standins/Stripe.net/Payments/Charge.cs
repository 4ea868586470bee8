namespace Stripe;

/// <summary>An attempt to take money.</summary>
public class Charge : StripeEntity<Charge>, IHasId, IHasMetadata, IHasObject
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

    /// <summary>What was taken, in minor units.</summary>
    [Wire("amount_captured")]
    public long AmountCaptured { get; set; }

    /// <summary>What was given back, in minor units.</summary>
    [Wire("amount_refunded")]
    public long AmountRefunded { get; set; }

    /// <summary>Name and address that go with it.</summary>
    [Wire("billing_details")]
    public ChargeBillingDetails BillingDetails { get; set; }

    /// <summary>Whether it was taken.</summary>
    [Wire("captured")]
    public bool Captured { get; set; }

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

    /// <summary>Whether somebody disputes it.</summary>
    [Wire("disputed")]
    public bool Disputed { get; set; }

    /// <summary>Why it failed, as a word for programs.</summary>
    [Wire("failure_code")]
    public string FailureCode { get; set; }

    /// <summary>Why it failed, for people.</summary>
    [Wire("failure_message")]
    public string FailureMessage { get; set; }

    /// <summary>Whether it is about real money.</summary>
    [Wire("livemode")]
    public bool Livemode { get; set; }

    /// <inheritdoc/>
    [Wire("metadata")]
    public Dictionary<string, string> Metadata { get; set; }

    /// <summary>Whether it succeeded.</summary>
    [Wire("paid")]
    public bool Paid { get; set; }

    /// <summary>The payment's id.</summary>
    [Wire("payment_intent")]
    public string PaymentIntentId { get; set; }

    /// <summary>The payment.</summary>
    [Wire("payment_intent")]
    public PaymentIntent PaymentIntent { get; set; }

    /// <summary>The payment method's id.</summary>
    [Wire("payment_method")]
    public string PaymentMethod { get; set; }

    /// <summary>Where the receipt goes.</summary>
    [Wire("receipt_email")]
    public string ReceiptEmail { get; set; }

    /// <summary>The receipt's page.</summary>
    [Wire("receipt_url")]
    public string ReceiptUrl { get; set; }

    /// <summary>Whether all was given back.</summary>
    [Wire("refunded")]
    public bool Refunded { get; set; }

    /// <summary>What was given back; only if asked for by <c>expand</c>.</summary>
    [Wire("refunds")]
    public StripeList<Refund> Refunds { get; set; }

    /// <summary><c>succeeded</c>, <c>pending</c> or <c>failed</c>.</summary>
    [Wire("status")]
    public string Status { get; set; }
}

/// <summary>Name and address that go with a charge.</summary>
public class ChargeBillingDetails : StripeEntity<ChargeBillingDetails>
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

/// <summary>How to read a charge.</summary>
public class ChargeGetOptions : BaseOptions
{
}

/// <summary>Which charges to list.</summary>
public class ChargeListOptions : ListOptions
{
    /// <summary>Those made then.</summary>
    [Wire("created")]
    public AnyOf<DateTime?, DateRangeOptions> Created { get; set; }

    /// <summary>The customer.</summary>
    [Wire("customer")]
    public string Customer { get; set; }

    /// <summary>The payment.</summary>
    [Wire("payment_intent")]
    public string PaymentIntent { get; set; }
}

namespace Stripe;

/// <summary>Something paid, or to be paid, on an invoice.</summary>
public class InvoicePayment : StripeEntity<InvoicePayment>, IHasId, IHasObject
{
    /// <summary>The id.</summary>
    [Wire("id")]
    public string Id { get; set; }

    /// <inheritdoc/>
    [Wire("object")]
    public string Object { get; set; }

    /// <summary>What was paid, in minor units; null before that.</summary>
    [Wire("amount_paid")]
    public long? AmountPaid { get; set; }

    /// <summary>What was to be paid, in minor units.</summary>
    [Wire("amount_requested")]
    public long AmountRequested { get; set; }

    /// <summary>When it was made.</summary>
    [Wire("created")]
    public DateTime Created { get; set; } = DateTime.UnixEpoch;

    /// <summary>The currency, three small letters.</summary>
    [Wire("currency")]
    public string Currency { get; set; }

    /// <summary>The invoice's id.</summary>
    [Wire("invoice")]
    public string InvoiceId { get; set; }

    /// <summary>The invoice.</summary>
    [Wire("invoice")]
    public Invoice Invoice { get; set; }

    /// <summary>Whether Stripe made it by itself.</summary>
    [Wire("is_default")]
    public bool IsDefault { get; set; }

    /// <summary>Whether it is about real money.</summary>
    [Wire("livemode")]
    public bool Livemode { get; set; }

    /// <summary>The payment.</summary>
    [Wire("payment")]
    public InvoicePaymentPayment Payment { get; set; }

    /// <summary><c>open</c>, <c>paid</c> or <c>canceled</c>.</summary>
    [Wire("status")]
    public string Status { get; set; }
}

/// <summary>What pays.</summary>
public class InvoicePaymentPayment : StripeEntity<InvoicePaymentPayment>
{
    /// <summary>The charge's id.</summary>
    [Wire("charge")]
    public string ChargeId { get; set; }

    /// <summary>The charge.</summary>
    [Wire("charge")]
    public Charge Charge { get; set; }

    /// <summary>The payment's id.</summary>
    [Wire("payment_intent")]
    public string PaymentIntentId { get; set; }

    /// <summary>The payment.</summary>
    [Wire("payment_intent")]
    public PaymentIntent PaymentIntent { get; set; }

    /// <summary><c>payment_intent</c>, <c>charge</c> or <c>payment_record</c>.</summary>
    [Wire("type")]
    public string Type { get; set; }
}

/// <summary>How to read a payment of an invoice.</summary>
public class InvoicePaymentGetOptions : BaseOptions
{
}

/// <summary>Which payments of invoices to list.</summary>
public class InvoicePaymentListOptions : ListOptions
{
    /// <summary>The invoice.</summary>
    [Wire("invoice")]
    public string Invoice { get; set; }

    /// <summary>Those by this payment.</summary>
    [Wire("payment")]
    public InvoicePaymentPaymentOptions Payment { get; set; }

    /// <summary><c>open</c>, <c>paid</c> or <c>canceled</c>.</summary>
    [Wire("status")]
    public string Status { get; set; }
}

/// <summary>What paid.</summary>
public class InvoicePaymentPaymentOptions : INestedOptions
{
    /// <summary>The payment.</summary>
    [Wire("payment_intent")]
    public string PaymentIntent { get; set; }

    /// <summary><c>payment_intent</c> or <c>payment_record</c>.</summary>
    [Wire("type")]
    public string Type { get; set; }
}

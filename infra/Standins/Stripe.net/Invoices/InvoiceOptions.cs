namespace Stripe;

/// <summary>An invoice to make, as a draft.</summary>
public class InvoiceCreateOptions : BaseOptions, IHasMetadata
{
    /// <summary>Whether Stripe finalises and collects it by itself.</summary>
    [Wire("auto_advance")]
    public bool? AutoAdvance { get; set; }

    /// <summary>When Stripe finalises it by itself.</summary>
    [Wire("automatically_finalizes_at")]
    public DateTime? AutomaticallyFinalizesAt { get; set; }

    /// <summary><c>charge_automatically</c> or <c>send_invoice</c>.</summary>
    [Wire("collection_method")]
    public string CollectionMethod { get; set; }

    /// <summary>The currency, three small letters.</summary>
    [Wire("currency")]
    public string Currency { get; set; }

    /// <summary>The customer.</summary>
    [Wire("customer")]
    public string Customer { get; set; }

    /// <summary>Days to pay in, for <c>send_invoice</c>.</summary>
    [Wire("days_until_due")]
    public long? DaysUntilDue { get; set; }

    /// <summary>The payment method that pays.</summary>
    [Wire("default_payment_method")]
    public string DefaultPaymentMethod { get; set; }

    /// <summary>Words for people.</summary>
    [Wire("description")]
    public string Description { get; set; }

    /// <summary>When it is to be paid.</summary>
    [Wire("due_date")]
    public DateTime? DueDate { get; set; }

    /// <summary>The date on the document.</summary>
    [Wire("effective_at")]
    public DateTime? EffectiveAt { get; set; }

    /// <summary>Words at the foot of the document.</summary>
    [Wire("footer")]
    public string Footer { get; set; }

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

    /// <summary>The number on the document.</summary>
    [Wire("number")]
    public string Number { get; set; }

    /// <summary><c>include</c> or <c>exclude</c> items that wait for an invoice.</summary>
    [Wire("pending_invoice_items_behavior")]
    public string PendingInvoiceItemsBehavior { get; set; }

    /// <summary>What the bank statement says.</summary>
    [Wire("statement_descriptor")]
    public string StatementDescriptor { get; set; }

    /// <summary>The subscription.</summary>
    [Wire("subscription")]
    public string Subscription { get; set; }
}

/// <summary>What to change of an invoice.</summary>
public class InvoiceUpdateOptions : BaseOptions, IHasMetadata
{
    /// <summary>Whether Stripe finalises and collects it by itself.</summary>
    [Wire("auto_advance")]
    public bool? AutoAdvance { get; set; }

    /// <summary>When Stripe finalises it by itself.</summary>
    [Wire("automatically_finalizes_at")]
    public DateTime? AutomaticallyFinalizesAt { get; set; }

    /// <summary><c>charge_automatically</c> or <c>send_invoice</c>.</summary>
    [Wire("collection_method")]
    public string CollectionMethod { get; set; }

    /// <summary>Days to pay in, for <c>send_invoice</c>.</summary>
    [Wire("days_until_due")]
    public long? DaysUntilDue { get; set; }

    /// <summary>The payment method that pays.</summary>
    [Wire("default_payment_method")]
    public string DefaultPaymentMethod { get; set; }

    /// <summary>Words for people.</summary>
    [Wire("description")]
    public string Description { get; set; }

    /// <summary>When it is to be paid.</summary>
    [Wire("due_date")]
    public DateTime? DueDate { get; set; }

    /// <summary>The date on the document.</summary>
    [Wire("effective_at")]
    public DateTime? EffectiveAt
    {
        get;
        set
        {
            field = value;
            SetTracker.Track();
        }
    }

    /// <summary>Words at the foot of the document.</summary>
    [Wire("footer")]
    public string Footer { get; set; }

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

    /// <summary>The number on the document.</summary>
    [Wire("number")]
    public string Number
    {
        get;
        set
        {
            field = value;
            SetTracker.Track();
        }
    }

    /// <summary>What the bank statement says.</summary>
    [Wire("statement_descriptor")]
    public string StatementDescriptor { get; set; }
}

namespace Stripe;

/// <summary>A bill.</summary>
public class Invoice : StripeEntity<Invoice>, IHasId, IHasMetadata, IHasObject
{
    /// <summary>The id.</summary>
    [Wire("id")]
    public string Id { get; set; }

    /// <inheritdoc/>
    [Wire("object")]
    public string Object { get; set; }

    /// <summary>What is to be paid, in minor units.</summary>
    [Wire("amount_due")]
    public long AmountDue { get; set; }

    /// <summary>What was paid, in minor units.</summary>
    [Wire("amount_paid")]
    public long AmountPaid { get; set; }

    /// <summary>What is still to be paid, in minor units.</summary>
    [Wire("amount_remaining")]
    public long AmountRemaining { get; set; }

    /// <summary>How often a payment was tried.</summary>
    [Wire("attempt_count")]
    public long AttemptCount { get; set; }

    /// <summary>Whether a payment was tried.</summary>
    [Wire("attempted")]
    public bool Attempted { get; set; }

    /// <summary>Whether Stripe finalises and collects it by itself.</summary>
    [Wire("auto_advance")]
    public bool AutoAdvance { get; set; }

    /// <summary>When Stripe finalises it by itself.</summary>
    [Wire("automatically_finalizes_at")]
    public DateTime? AutomaticallyFinalizesAt { get; set; }

    /// <summary>Why it was made, such as <c>subscription_cycle</c> or <c>manual</c>.</summary>
    [Wire("billing_reason")]
    public string BillingReason { get; set; }

    /// <summary><c>charge_automatically</c> or <c>send_invoice</c>.</summary>
    [Wire("collection_method")]
    public string CollectionMethod { get; set; }

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

    /// <summary>The postal address on it.</summary>
    [Wire("customer_address")]
    public Address CustomerAddress { get; set; }

    /// <summary>The mail address on it.</summary>
    [Wire("customer_email")]
    public string CustomerEmail { get; set; }

    /// <summary>The name on it.</summary>
    [Wire("customer_name")]
    public string CustomerName { get; set; }

    /// <summary>The id of the payment method that pays.</summary>
    [Wire("default_payment_method")]
    public string DefaultPaymentMethodId { get; set; }

    /// <summary>The payment method that pays.</summary>
    [Wire("default_payment_method")]
    public PaymentMethod DefaultPaymentMethod { get; set; }

    /// <summary>True where it was deleted.</summary>
    [Wire("deleted")]
    public bool? Deleted { get; set; }

    /// <summary>Words for people.</summary>
    [Wire("description")]
    public string Description { get; set; }

    /// <summary>When it is to be paid.</summary>
    [Wire("due_date")]
    public DateTime? DueDate { get; set; }

    /// <summary>The date on the document.</summary>
    [Wire("effective_at")]
    public DateTime? EffectiveAt { get; set; }

    /// <summary>The customer's balance after it, in minor units.</summary>
    [Wire("ending_balance")]
    public long? EndingBalance { get; set; }

    /// <summary>Words at the foot of the document.</summary>
    [Wire("footer")]
    public string Footer { get; set; }

    /// <summary>The page where it can be paid.</summary>
    [Wire("hosted_invoice_url")]
    public string HostedInvoiceUrl { get; set; }

    /// <summary>The document.</summary>
    [Wire("invoice_pdf")]
    public string InvoicePdf { get; set; }

    /// <summary>Why it could not be finalised.</summary>
    [Wire("last_finalization_error")]
    public StripeError LastFinalizationError { get; set; }

    /// <summary>The lines, the first 10 of them.</summary>
    [Wire("lines")]
    public StripeList<InvoiceLineItem> Lines { get; set; }

    /// <summary>Whether it is about real money.</summary>
    [Wire("livemode")]
    public bool Livemode { get; set; }

    /// <inheritdoc/>
    [Wire("metadata")]
    public Dictionary<string, string> Metadata { get; set; }

    /// <summary>When a payment is tried next.</summary>
    [Wire("next_payment_attempt")]
    public DateTime? NextPaymentAttempt { get; set; }

    /// <summary>The number on the document.</summary>
    [Wire("number")]
    public string Number { get; set; }

    /// <summary>What it came from.</summary>
    [Wire("parent")]
    public InvoiceParent Parent { get; set; }

    /// <summary>What was paid on it; only if asked for by <c>expand</c>.</summary>
    [Wire("payments")]
    public StripeList<InvoicePayment> Payments { get; set; }

    /// <summary>When the time of its invoice items ends.</summary>
    [Wire("period_end")]
    public DateTime PeriodEnd { get; set; } = DateTime.UnixEpoch;

    /// <summary>When the time of its invoice items begins.</summary>
    [Wire("period_start")]
    public DateTime PeriodStart { get; set; } = DateTime.UnixEpoch;

    /// <summary>What was credited after it was paid, in minor units.</summary>
    [Wire("post_payment_credit_notes_amount")]
    public long PostPaymentCreditNotesAmount { get; set; }

    /// <summary>What was credited before it was paid, in minor units.</summary>
    [Wire("pre_payment_credit_notes_amount")]
    public long PrePaymentCreditNotesAmount { get; set; }

    /// <summary>The number on the receipt.</summary>
    [Wire("receipt_number")]
    public string ReceiptNumber { get; set; }

    /// <summary>The customer's balance before it, in minor units.</summary>
    [Wire("starting_balance")]
    public long StartingBalance { get; set; }

    /// <summary><c>draft</c>, <c>open</c>, <c>paid</c>, <c>uncollectible</c> or <c>void</c>.</summary>
    [Wire("status")]
    public string Status { get; set; }

    /// <summary>When it came to be so.</summary>
    [Wire("status_transitions")]
    public InvoiceStatusTransitions StatusTransitions { get; set; }

    /// <summary>The sum of the lines in minor units, before discounts of the whole and tax.</summary>
    [Wire("subtotal")]
    public long Subtotal { get; set; }

    /// <summary>The id of the test clock that it lives by.</summary>
    [Wire("test_clock")]
    public string TestClockId { get; set; }

    /// <summary>The test clock that it lives by.</summary>
    [Wire("test_clock")]
    public TestHelpers.TestClock TestClock { get; set; }

    /// <summary>The total in minor units.</summary>
    [Wire("total")]
    public long Total { get; set; }

    /// <summary>The discounts in it.</summary>
    [Wire("total_discount_amounts")]
    public List<InvoiceDiscountAmount> TotalDiscountAmounts { get; set; }

    /// <summary>The total without tax, in minor units.</summary>
    [Wire("total_excluding_tax")]
    public long? TotalExcludingTax { get; set; }

    /// <summary>The taxes in it.</summary>
    [Wire("total_taxes")]
    public List<InvoiceTotalTax> TotalTaxes { get; set; }

    /// <summary>When everybody had taken the webhook that it was made.</summary>
    [Wire("webhooks_delivered_at")]
    public DateTime? WebhooksDeliveredAt { get; set; }
}

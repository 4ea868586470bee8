namespace Stripe;

/// <summary>A part of an invoice, or all of it, that is taken back.</summary>
public class CreditNote : StripeEntity<CreditNote>, IHasId, IHasMetadata, IHasObject
{
    /// <summary>The id.</summary>
    [Wire("id")]
    public string Id { get; set; }

    /// <inheritdoc/>
    [Wire("object")]
    public string Object { get; set; }

    /// <summary>What is taken back in minor units, with tax.</summary>
    [Wire("amount")]
    public long Amount { get; set; }

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

    /// <summary>The date on the document.</summary>
    [Wire("effective_at")]
    public DateTime? EffectiveAt { get; set; }

    /// <summary>The invoice's id.</summary>
    [Wire("invoice")]
    public string InvoiceId { get; set; }

    /// <summary>The invoice.</summary>
    [Wire("invoice")]
    public Invoice Invoice { get; set; }

    /// <summary>The lines, the first 10 of them.</summary>
    [Wire("lines")]
    public StripeList<CreditNoteLineItem> Lines { get; set; }

    /// <summary>Whether it is about real money.</summary>
    [Wire("livemode")]
    public bool Livemode { get; set; }

    /// <summary>Words for the customer.</summary>
    [Wire("memo")]
    public string Memo { get; set; }

    /// <inheritdoc/>
    [Wire("metadata")]
    public Dictionary<string, string> Metadata { get; set; }

    /// <summary>The number on the document.</summary>
    [Wire("number")]
    public string Number { get; set; }

    /// <summary>What was paid back outside Stripe, in minor units.</summary>
    [Wire("out_of_band_amount")]
    public long? OutOfBandAmount { get; set; }

    /// <summary>The document.</summary>
    [Wire("pdf")]
    public string Pdf { get; set; }

    /// <summary>What was credited after the invoice was paid, in minor units.</summary>
    [Wire("post_payment_amount")]
    public long PostPaymentAmount { get; set; }

    /// <summary>What was credited before the invoice was paid, in minor units.</summary>
    [Wire("pre_payment_amount")]
    public long PrePaymentAmount { get; set; }

    /// <summary><c>duplicate</c>, <c>fraudulent</c>, <c>order_change</c> or <c>product_unsatisfactory</c>.</summary>
    [Wire("reason")]
    public string Reason { get; set; }

    /// <summary>What was refunded.</summary>
    [Wire("refunds")]
    public List<CreditNoteRefund> Refunds { get; set; }

    /// <summary><c>issued</c> or <c>void</c>.</summary>
    [Wire("status")]
    public string Status { get; set; }

    /// <summary>The sum of the lines in minor units, before discounts of the whole and tax.</summary>
    [Wire("subtotal")]
    public long Subtotal { get; set; }

    /// <summary>The total in minor units.</summary>
    [Wire("total")]
    public long Total { get; set; }

    /// <summary><c>pre_payment</c>, <c>post_payment</c> or <c>mixed</c>.</summary>
    [Wire("type")]
    public string Type { get; set; }

    /// <summary>When it was made void.</summary>
    [Wire("voided_at")]
    public DateTime? VoidedAt { get; set; }
}

/// <summary>A refund that belongs to a credit note.</summary>
public class CreditNoteRefund : StripeEntity<CreditNoteRefund>
{
    /// <summary>How much of it, in minor units.</summary>
    [Wire("amount_refunded")]
    public long AmountRefunded { get; set; }

    /// <summary>The refund's id.</summary>
    [Wire("refund")]
    public string RefundId { get; set; }

    /// <summary>The refund.</summary>
    [Wire("refund")]
    public Refund Refund { get; set; }
}

/// <summary>A line of a credit note.</summary>
public class CreditNoteLineItem : StripeEntity<CreditNoteLineItem>, IHasId, IHasMetadata, IHasObject
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

    /// <summary>Words for people.</summary>
    [Wire("description")]
    public string Description { get; set; }

    /// <summary>The id of the invoice's line that it takes back.</summary>
    [Wire("invoice_line_item")]
    public string InvoiceLineItem { get; set; }

    /// <summary>Whether it is about real money.</summary>
    [Wire("livemode")]
    public bool Livemode { get; set; }

    /// <inheritdoc/>
    [Wire("metadata")]
    public Dictionary<string, string> Metadata { get; set; }

    /// <summary>How many.</summary>
    [Wire("quantity")]
    public long? Quantity { get; set; }

    /// <summary><c>custom_line_item</c> or <c>invoice_line_item</c>.</summary>
    [Wire("type")]
    public string Type { get; set; }

    /// <summary>The price of one in minor units.</summary>
    [Wire("unit_amount")]
    public long? UnitAmount { get; set; }

    /// <summary>The price of one in minor units, with up to 12 decimal places.</summary>
    [Wire("unit_amount_decimal")]
    public decimal? UnitAmountDecimal { get; set; }
}

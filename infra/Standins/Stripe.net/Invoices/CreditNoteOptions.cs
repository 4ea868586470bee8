namespace Stripe;

/// <summary>What to take back of an invoice.</summary>
public class CreditNoteCreateOptions : BaseOptions, IHasMetadata
{
    /// <summary>All in minor units; or lines are said.</summary>
    [Wire("amount")]
    public long? Amount { get; set; }

    /// <summary>What goes to the customer's balance, in minor units.</summary>
    [Wire("credit_amount")]
    public long? CreditAmount { get; set; }

    /// <summary>The date on the document.</summary>
    [Wire("effective_at")]
    public DateTime? EffectiveAt { get; set; }

    /// <summary><c>credit_note</c> to mail it, or <c>none</c>.</summary>
    [Wire("email_type")]
    public string EmailType { get; set; }

    /// <summary>The invoice.</summary>
    [Wire("invoice")]
    public string Invoice { get; set; }

    /// <summary>The lines.</summary>
    [Wire("lines")]
    public List<CreditNoteLineOptions> Lines { get; set; }

    /// <summary>Words for the customer.</summary>
    [Wire("memo")]
    public string Memo { get; set; }

    /// <inheritdoc/>
    [Wire("metadata")]
    public Dictionary<string, string> Metadata { get; set; }

    /// <summary>What was paid back outside Stripe, in minor units.</summary>
    [Wire("out_of_band_amount")]
    public long? OutOfBandAmount { get; set; }

    /// <summary><c>duplicate</c>, <c>fraudulent</c>, <c>order_change</c> or <c>product_unsatisfactory</c>.</summary>
    [Wire("reason")]
    public string Reason { get; set; }

    /// <summary>What is refunded, in minor units.</summary>
    [Wire("refund_amount")]
    public long? RefundAmount { get; set; }

    /// <summary>Refunds that were made already.</summary>
    [Wire("refunds")]
    public List<CreditNoteRefundOptions> Refunds { get; set; }
}

/// <summary>A line to take back.</summary>
public class CreditNoteLineOptions : INestedOptions, IHasMetadata, IHasSetTracking
{
    /// <summary>The amount in minor units.</summary>
    [Wire("amount")]
    public long? Amount { get; set; }

    /// <summary>Words for people.</summary>
    [Wire("description")]
    public string Description { get; set; }

    /// <summary>The id of the invoice's line.</summary>
    [Wire("invoice_line_item")]
    public string InvoiceLineItem { get; set; }

    /// <inheritdoc/>
    [Wire("metadata")]
    public Dictionary<string, string> Metadata { get; set; }

    /// <summary>How many.</summary>
    [Wire("quantity")]
    public long? Quantity { get; set; }

    /// <summary>The ids of the tax rates that hold for it.</summary>
    [Wire("tax_rates")]
    public List<string> TaxRates
    {
        get;
        set
        {
            field = value;
            SetTracker.Track();
        }
    }

    /// <summary><c>custom_line_item</c> or <c>invoice_line_item</c>.</summary>
    [Wire("type")]
    public string Type { get; set; }

    /// <summary>The price of one in minor units.</summary>
    [Wire("unit_amount")]
    public long? UnitAmount { get; set; }

    /// <summary>The price of one in minor units, with up to 12 decimal places.</summary>
    [Wire("unit_amount_decimal")]
    public decimal? UnitAmountDecimal { get; set; }

    internal SetTracker SetTracker { get; } = new();

    SetTracker IHasSetTracking.SetTracker => SetTracker;
}

/// <summary>A refund that was made already.</summary>
public class CreditNoteRefundOptions : INestedOptions
{
    /// <summary>How much of it, in minor units.</summary>
    [Wire("amount_refunded")]
    public long? AmountRefunded { get; set; }

    /// <summary>The refund's id.</summary>
    [Wire("refund")]
    public string Refund { get; set; }
}

/// <summary>How to read a credit note.</summary>
public class CreditNoteGetOptions : BaseOptions
{
}

/// <summary>What to change of a credit note.</summary>
public class CreditNoteUpdateOptions : BaseOptions, IHasMetadata
{
    /// <summary>Words for the customer.</summary>
    [Wire("memo")]
    public string Memo { get; set; }

    /// <inheritdoc/>
    [Wire("metadata")]
    public Dictionary<string, string> Metadata { get; set; }
}

/// <summary>How to make a credit note void.</summary>
public class CreditNoteVoidOptions : BaseOptions
{
}

/// <summary>Which credit notes to list.</summary>
public class CreditNoteListOptions : ListOptions
{
    /// <summary>Those made then.</summary>
    [Wire("created")]
    public AnyOf<DateTime?, DateRangeOptions> Created { get; set; }

    /// <summary>The customer.</summary>
    [Wire("customer")]
    public string Customer { get; set; }

    /// <summary>The invoice.</summary>
    [Wire("invoice")]
    public string Invoice { get; set; }
}

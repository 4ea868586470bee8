namespace Stripe;

/// <summary>What the next invoice is to be told for.</summary>
public class InvoiceCreatePreviewOptions : BaseOptions
{
    /// <summary>The currency, three small letters.</summary>
    [Wire("currency")]
    public string Currency { get; set; }

    /// <summary>The customer.</summary>
    [Wire("customer")]
    public string Customer { get; set; }

    /// <summary>More lines, or changes of those that wait.</summary>
    [Wire("invoice_items")]
    public List<InvoiceUpcomingInvoiceItemOptions> InvoiceItems { get; set; }

    /// <summary><c>next</c> or <c>recurring</c>.</summary>
    [Wire("preview_mode")]
    public string PreviewMode { get; set; }

    /// <summary>The schedule.</summary>
    [Wire("schedule")]
    public string Schedule { get; set; }

    /// <summary>The subscription.</summary>
    [Wire("subscription")]
    public string Subscription { get; set; }

    /// <summary>The subscription as it would be.</summary>
    [Wire("subscription_details")]
    public InvoiceSubscriptionDetailsOptions SubscriptionDetails { get; set; }
}

/// <summary>A subscription as it would be.</summary>
public class InvoiceSubscriptionDetailsOptions : INestedOptions, IHasMetadata, IHasSetTracking
{
    /// <summary>Whether it ends with the running period.</summary>
    [Wire("cancel_at_period_end")]
    public bool? CancelAtPeriodEnd { get; set; }

    /// <summary>Whether it would end at once.</summary>
    [Wire("cancel_now")]
    public bool? CancelNow { get; set; }

    /// <summary>Which items would change.</summary>
    [Wire("items")]
    public List<InvoiceSubscriptionDetailsItemOptions> Items { get; set; }

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

    /// <summary><c>create_prorations</c>, <c>always_invoice</c> or <c>none</c>.</summary>
    [Wire("proration_behavior")]
    public string ProrationBehavior { get; set; }

    /// <summary>As of when shares of a period are counted.</summary>
    [Wire("proration_date")]
    public DateTime? ProrationDate { get; set; }

    /// <summary>When it begins.</summary>
    [Wire("start_date")]
    public DateTime? StartDate { get; set; }

    internal SetTracker SetTracker { get; } = new();

    SetTracker IHasSetTracking.SetTracker => SetTracker;
}

/// <summary>Something that would be paid for.</summary>
public class InvoiceSubscriptionDetailsItemOptions : INestedOptions, IHasId, IHasMetadata, IHasSetTracking
{
    /// <summary>Whether it would be taken out.</summary>
    [Wire("deleted")]
    public bool? Deleted { get; set; }

    /// <summary>Which one would change; a new one if null.</summary>
    [Wire("id")]
    public string Id { get; set; }

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

    /// <summary>The price.</summary>
    [Wire("price")]
    public string Price { get; set; }

    /// <summary>How many.</summary>
    [Wire("quantity")]
    public long? Quantity { get; set; }

    /// <summary>Whether to forget the usage of one that would be taken out.</summary>
    [Wire("clear_usage")]
    public bool? ClearUsage { get; set; }

    internal SetTracker SetTracker { get; } = new();

    SetTracker IHasSetTracking.SetTracker => SetTracker;
}

/// <summary>A line that would be there.</summary>
public class InvoiceUpcomingInvoiceItemOptions : INestedOptions, IHasMetadata
{
    /// <summary>The amount in minor units.</summary>
    [Wire("amount")]
    public long? Amount { get; set; }

    /// <summary>The currency, three small letters.</summary>
    [Wire("currency")]
    public string Currency { get; set; }

    /// <summary>Words for people.</summary>
    [Wire("description")]
    public string Description { get; set; }

    /// <summary>Whether discounts hold for it.</summary>
    [Wire("discountable")]
    public bool? Discountable { get; set; }

    /// <summary>The one that would change; a new one if null.</summary>
    [Wire("invoiceitem")]
    public string InvoiceItem { get; set; }

    /// <inheritdoc/>
    [Wire("metadata")]
    public Dictionary<string, string> Metadata { get; set; }

    /// <summary>What time it is for.</summary>
    [Wire("period")]
    public InvoiceItemPeriodOptions Period { get; set; }

    /// <summary>The price.</summary>
    [Wire("price")]
    public string Price { get; set; }

    /// <summary>How many.</summary>
    [Wire("quantity")]
    public long? Quantity { get; set; }

    /// <summary>The price of one in minor units.</summary>
    [Wire("unit_amount")]
    public long? UnitAmount { get; set; }

    /// <summary>The price of one in minor units, with up to 12 decimal places.</summary>
    [Wire("unit_amount_decimal")]
    public decimal? UnitAmountDecimal { get; set; }
}

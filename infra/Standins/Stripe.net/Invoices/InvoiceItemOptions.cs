namespace Stripe;

/// <summary>A line to add.</summary>
public class InvoiceItemCreateOptions : BaseOptions, IHasMetadata
{
    /// <summary>The amount in minor units; negative for a credit.</summary>
    [Wire("amount")]
    public long? Amount { get; set; }

    /// <summary>The currency, three small letters.</summary>
    [Wire("currency")]
    public string Currency { get; set; }

    /// <summary>The customer.</summary>
    [Wire("customer")]
    public string Customer { get; set; }

    /// <summary>Words for people.</summary>
    [Wire("description")]
    public string Description { get; set; }

    /// <summary>Whether discounts hold for it.</summary>
    [Wire("discountable")]
    public bool? Discountable { get; set; }

    /// <summary>The draft to put it on; it waits for the next one if null.</summary>
    [Wire("invoice")]
    public string Invoice { get; set; }

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

    /// <summary>What time it is for.</summary>
    [Wire("period")]
    public InvoiceItemPeriodOptions Period { get; set; }

    /// <summary>A price to make with it.</summary>
    [Wire("price_data")]
    public InvoiceItemPriceDataOptions PriceData { get; set; }

    /// <summary>The price.</summary>
    [Wire("pricing")]
    public InvoiceItemPricingOptions Pricing { get; set; }

    /// <summary>How many.</summary>
    [Wire("quantity")]
    public long? Quantity { get; set; }

    /// <summary>How many, with decimal places.</summary>
    [Wire("quantity_decimal")]
    public decimal? QuantityDecimal { get; set; }

    /// <summary>The subscription whose next invoice it waits for.</summary>
    [Wire("subscription")]
    public string Subscription { get; set; }

    /// <summary><c>inclusive</c>, <c>exclusive</c> or <c>unspecified</c>.</summary>
    [Wire("tax_behavior")]
    public string TaxBehavior { get; set; }

    /// <summary>The ids of the tax rates that hold for it.</summary>
    [Wire("tax_rates")]
    public List<string> TaxRates { get; set; }

    /// <summary>The price of one in minor units, with up to 12 decimal places.</summary>
    [Wire("unit_amount_decimal")]
    public decimal? UnitAmountDecimal { get; set; }
}

/// <summary>What to change of a line.</summary>
public class InvoiceItemUpdateOptions : BaseOptions, IHasMetadata
{
    /// <summary>The amount in minor units; negative for a credit.</summary>
    [Wire("amount")]
    public long? Amount { get; set; }

    /// <summary>Words for people.</summary>
    [Wire("description")]
    public string Description { get; set; }

    /// <summary>Whether discounts hold for it.</summary>
    [Wire("discountable")]
    public bool? Discountable { get; set; }

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

    /// <summary>What time it is for.</summary>
    [Wire("period")]
    public InvoiceItemPeriodOptions Period { get; set; }

    /// <summary>A price to make with it.</summary>
    [Wire("price_data")]
    public InvoiceItemPriceDataOptions PriceData { get; set; }

    /// <summary>The price.</summary>
    [Wire("pricing")]
    public InvoiceItemPricingOptions Pricing { get; set; }

    /// <summary>How many.</summary>
    [Wire("quantity")]
    public long? Quantity { get; set; }

    /// <summary>How many, with decimal places.</summary>
    [Wire("quantity_decimal")]
    public decimal? QuantityDecimal { get; set; }

    /// <summary><c>inclusive</c>, <c>exclusive</c> or <c>unspecified</c>.</summary>
    [Wire("tax_behavior")]
    public string TaxBehavior { get; set; }

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

    /// <summary>The price of one in minor units, with up to 12 decimal places.</summary>
    [Wire("unit_amount_decimal")]
    public decimal? UnitAmountDecimal { get; set; }
}

/// <summary>What time a line is for.</summary>
public class InvoiceItemPeriodOptions : INestedOptions
{
    /// <summary>When it ends.</summary>
    [Wire("end")]
    public DateTime? End { get; set; }

    /// <summary>When it begins.</summary>
    [Wire("start")]
    public DateTime? Start { get; set; }
}

/// <summary>A price to make with a line.</summary>
public class InvoiceItemPriceDataOptions : INestedOptions
{
    /// <summary>The currency, three small letters.</summary>
    [Wire("currency")]
    public string Currency { get; set; }

    /// <summary>The product.</summary>
    [Wire("product")]
    public string Product { get; set; }

    /// <summary><c>inclusive</c>, <c>exclusive</c> or <c>unspecified</c>.</summary>
    [Wire("tax_behavior")]
    public string TaxBehavior { get; set; }

    /// <summary>The price of one in minor units.</summary>
    [Wire("unit_amount")]
    public long? UnitAmount { get; set; }

    /// <summary>The price of one in minor units, with up to 12 decimal places.</summary>
    [Wire("unit_amount_decimal")]
    public decimal? UnitAmountDecimal { get; set; }
}

/// <summary>The price of a line.</summary>
public class InvoiceItemPricingOptions : INestedOptions
{
    /// <summary>The price.</summary>
    [Wire("price")]
    public string Price { get; set; }
}

/// <summary>How to read a line.</summary>
public class InvoiceItemGetOptions : BaseOptions
{
}

/// <summary>How to delete a line.</summary>
public class InvoiceItemDeleteOptions : BaseOptions
{
}

/// <summary>Which lines to list.</summary>
public class InvoiceItemListOptions : ListOptions
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

    /// <summary>Those that wait for an invoice, or those that do not.</summary>
    [Wire("pending")]
    public bool? Pending { get; set; }
}

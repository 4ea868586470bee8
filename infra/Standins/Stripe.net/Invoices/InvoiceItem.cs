namespace Stripe;

/// <summary>A line that waits for an invoice or is on one.</summary>
public class InvoiceItem : StripeEntity<InvoiceItem>, IHasId, IHasMetadata, IHasObject
{
    /// <summary>The id.</summary>
    [Wire("id")]
    public string Id { get; set; }

    /// <inheritdoc/>
    [Wire("object")]
    public string Object { get; set; }

    /// <summary>The amount in minor units; negative for a credit.</summary>
    [Wire("amount")]
    public long Amount { get; set; }

    /// <summary>The currency, three small letters.</summary>
    [Wire("currency")]
    public string Currency { get; set; }

    /// <summary>The customer's id.</summary>
    [Wire("customer")]
    public string CustomerId { get; set; }

    /// <summary>The customer.</summary>
    [Wire("customer")]
    public Customer Customer { get; set; }

    /// <summary>When it was made.</summary>
    [Wire("date")]
    public DateTime Date { get; set; } = DateTime.UnixEpoch;

    /// <summary>True where it was deleted.</summary>
    [Wire("deleted")]
    public bool? Deleted { get; set; }

    /// <summary>Words for people.</summary>
    [Wire("description")]
    public string Description { get; set; }

    /// <summary>Whether discounts hold for it.</summary>
    [Wire("discountable")]
    public bool Discountable { get; set; }

    /// <summary>The invoice's id.</summary>
    [Wire("invoice")]
    public string InvoiceId { get; set; }

    /// <summary>The invoice.</summary>
    [Wire("invoice")]
    public Invoice Invoice { get; set; }

    /// <summary>Whether it is about real money.</summary>
    [Wire("livemode")]
    public bool Livemode { get; set; }

    /// <inheritdoc/>
    [Wire("metadata")]
    public Dictionary<string, string> Metadata { get; set; }

    /// <summary>What time it is for.</summary>
    [Wire("period")]
    public InvoiceItemPeriod Period { get; set; }

    /// <summary>How it was priced.</summary>
    [Wire("pricing")]
    public InvoiceItemPricing Pricing { get; set; }

    /// <summary>Whether it is a share of a period, counted by Stripe.</summary>
    [Wire("proration")]
    public bool Proration { get; set; }

    /// <summary>How many.</summary>
    [Wire("quantity")]
    public long Quantity { get; set; }

    /// <summary>The id of the test clock that it lives by.</summary>
    [Wire("test_clock")]
    public string TestClockId { get; set; }

    /// <summary>The test clock that it lives by.</summary>
    [Wire("test_clock")]
    public TestHelpers.TestClock TestClock { get; set; }
}

/// <summary>What time a line is for.</summary>
public class InvoiceItemPeriod : StripeEntity<InvoiceItemPeriod>
{
    /// <summary>When it ends.</summary>
    [Wire("end")]
    public DateTime End { get; set; } = DateTime.UnixEpoch;

    /// <summary>When it begins.</summary>
    [Wire("start")]
    public DateTime Start { get; set; } = DateTime.UnixEpoch;
}

/// <summary>How a line was priced.</summary>
public class InvoiceItemPricing : StripeEntity<InvoiceItemPricing>
{
    /// <summary>The price that it was priced by.</summary>
    [Wire("price_details")]
    public InvoiceItemPricingPriceDetails PriceDetails { get; set; }

    /// <summary><c>price_details</c>.</summary>
    [Wire("type")]
    public string Type { get; set; }

    /// <summary>The price of one in minor units, with up to 12 decimal places.</summary>
    [Wire("unit_amount_decimal")]
    public decimal? UnitAmountDecimal { get; set; }
}

/// <summary>The price that a line was priced by.</summary>
public class InvoiceItemPricingPriceDetails : StripeEntity<InvoiceItemPricingPriceDetails>
{
    /// <summary>The price's id.</summary>
    [Wire("price")]
    public string PriceId { get; set; }

    /// <summary>The price.</summary>
    [Wire("price")]
    public Price Price { get; set; }

    /// <summary>The product's id.</summary>
    [Wire("product")]
    public string Product { get; set; }
}

namespace Stripe;

/// <summary>A line of an invoice.</summary>
public class InvoiceLineItem : StripeEntity<InvoiceLineItem>, IHasId, IHasMetadata, IHasObject
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

    /// <summary>Words for people.</summary>
    [Wire("description")]
    public string Description { get; set; }

    /// <summary>Whether discounts hold for it.</summary>
    [Wire("discountable")]
    public bool Discountable { get; set; }

    /// <summary>The invoice's id.</summary>
    [Wire("invoice")]
    public string Invoice { get; set; }

    /// <summary>Whether it is about real money.</summary>
    [Wire("livemode")]
    public bool Livemode { get; set; }

    /// <inheritdoc/>
    [Wire("metadata")]
    public Dictionary<string, string> Metadata { get; set; }

    /// <summary>What it came from.</summary>
    [Wire("parent")]
    public InvoiceLineItemParent Parent { get; set; }

    /// <summary>What time it is for.</summary>
    [Wire("period")]
    public InvoiceLineItemPeriod Period { get; set; }

    /// <summary>How it was priced.</summary>
    [Wire("pricing")]
    public InvoiceLineItemPricing Pricing { get; set; }

    /// <summary>How many.</summary>
    [Wire("quantity")]
    public long? Quantity { get; set; }

    /// <summary>The subscription's id.</summary>
    [Wire("subscription")]
    public string SubscriptionId { get; set; }

    /// <summary>The subscription.</summary>
    [Wire("subscription")]
    public Subscription Subscription { get; set; }

    /// <summary>The amount before discounts, in minor units.</summary>
    [Wire("subtotal")]
    public long Subtotal { get; set; }

    /// <summary>The taxes on it.</summary>
    [Wire("taxes")]
    public List<InvoiceLineItemTax> Taxes { get; set; }
}

/// <summary>What a line came from.</summary>
public class InvoiceLineItemParent : StripeEntity<InvoiceLineItemParent>
{
    /// <summary>The invoice item; null for what a subscription item made.</summary>
    [Wire("invoice_item_details")]
    public InvoiceLineItemParentInvoiceItemDetails InvoiceItemDetails { get; set; }

    /// <summary>The subscription item; null for what an invoice item made.</summary>
    [Wire("subscription_item_details")]
    public InvoiceLineItemParentSubscriptionItemDetails SubscriptionItemDetails { get; set; }

    /// <summary><c>invoice_item_details</c> or <c>subscription_item_details</c>.</summary>
    [Wire("type")]
    public string Type { get; set; }
}

/// <summary>The invoice item that a line came from.</summary>
public class InvoiceLineItemParentInvoiceItemDetails : StripeEntity<InvoiceLineItemParentInvoiceItemDetails>
{
    /// <summary>The invoice item's id.</summary>
    [Wire("invoice_item")]
    public string InvoiceItem { get; set; }

    /// <summary>Whether it is a share of a period, counted by Stripe.</summary>
    [Wire("proration")]
    public bool Proration { get; set; }

    /// <summary>The subscription's id.</summary>
    [Wire("subscription")]
    public string Subscription { get; set; }
}

/// <summary>The subscription item that a line came from.</summary>
public class InvoiceLineItemParentSubscriptionItemDetails : StripeEntity<InvoiceLineItemParentSubscriptionItemDetails>
{
    /// <summary>The invoice item's id.</summary>
    [Wire("invoice_item")]
    public string InvoiceItem { get; set; }

    /// <summary>Whether it is a share of a period, counted by Stripe.</summary>
    [Wire("proration")]
    public bool Proration { get; set; }

    /// <summary>The subscription's id.</summary>
    [Wire("subscription")]
    public string Subscription { get; set; }

    /// <summary>The subscription item's id.</summary>
    [Wire("subscription_item")]
    public string SubscriptionItem { get; set; }
}

/// <summary>What time a line is for.</summary>
public class InvoiceLineItemPeriod : StripeEntity<InvoiceLineItemPeriod>
{
    /// <summary>When it ends.</summary>
    [Wire("end")]
    public DateTime End { get; set; } = DateTime.UnixEpoch;

    /// <summary>When it begins.</summary>
    [Wire("start")]
    public DateTime Start { get; set; } = DateTime.UnixEpoch;
}

/// <summary>How a line was priced.</summary>
public class InvoiceLineItemPricing : StripeEntity<InvoiceLineItemPricing>
{
    /// <summary>The price that it was priced by.</summary>
    [Wire("price_details")]
    public InvoiceLineItemPricingPriceDetails PriceDetails { get; set; }

    /// <summary><c>price_details</c>.</summary>
    [Wire("type")]
    public string Type { get; set; }

    /// <summary>The price of one in minor units, with up to 12 decimal places.</summary>
    [Wire("unit_amount_decimal")]
    public decimal? UnitAmountDecimal { get; set; }
}

/// <summary>The price that a line was priced by.</summary>
public class InvoiceLineItemPricingPriceDetails : StripeEntity<InvoiceLineItemPricingPriceDetails>
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

/// <summary>What a tax on a line comes to.</summary>
public class InvoiceLineItemTax : StripeEntity<InvoiceLineItemTax>
{
    /// <summary>The amount in minor units.</summary>
    [Wire("amount")]
    public long Amount { get; set; }

    /// <summary><c>inclusive</c>, <c>exclusive</c> or <c>unspecified</c>.</summary>
    [Wire("tax_behavior")]
    public string TaxBehavior { get; set; }

    /// <summary>Why it is taxed so.</summary>
    [Wire("taxability_reason")]
    public string TaxabilityReason { get; set; }

    /// <summary>What it is counted on, in minor units.</summary>
    [Wire("taxable_amount")]
    public long? TaxableAmount { get; set; }
}

/// <summary>Which lines of an invoice to list.</summary>
public class InvoiceLineItemListOptions : ListOptions
{
}

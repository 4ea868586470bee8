namespace Stripe;

/// <summary>What an invoice came from.</summary>
public class InvoiceParent : StripeEntity<InvoiceParent>
{
    /// <summary>The subscription; null for one made by hand.</summary>
    [Wire("subscription_details")]
    public InvoiceParentSubscriptionDetails SubscriptionDetails { get; set; }

    /// <summary><c>subscription_details</c> or <c>quote_details</c>.</summary>
    [Wire("type")]
    public string Type { get; set; }
}

/// <summary>The subscription that an invoice came from.</summary>
public class InvoiceParentSubscriptionDetails : StripeEntity<InvoiceParentSubscriptionDetails>, IHasMetadata
{
    /// <inheritdoc/>
    [Wire("metadata")]
    public Dictionary<string, string> Metadata { get; set; }

    /// <summary>The subscription's id.</summary>
    [Wire("subscription")]
    public string SubscriptionId { get; set; }

    /// <summary>The subscription.</summary>
    [Wire("subscription")]
    public Subscription Subscription { get; set; }
}

/// <summary>When an invoice came to be as it is.</summary>
public class InvoiceStatusTransitions : StripeEntity<InvoiceStatusTransitions>
{
    /// <summary>When it was finalised.</summary>
    [Wire("finalized_at")]
    public DateTime? FinalizedAt { get; set; }

    /// <summary>When it was given up.</summary>
    [Wire("marked_uncollectible_at")]
    public DateTime? MarkedUncollectibleAt { get; set; }

    /// <summary>When it was paid.</summary>
    [Wire("paid_at")]
    public DateTime? PaidAt { get; set; }

    /// <summary>When it was made void.</summary>
    [Wire("voided_at")]
    public DateTime? VoidedAt { get; set; }
}

/// <summary>What a discount takes off.</summary>
public class InvoiceDiscountAmount : StripeEntity<InvoiceDiscountAmount>
{
    /// <summary>The amount in minor units.</summary>
    [Wire("amount")]
    public long Amount { get; set; }

    /// <summary>The discount's id.</summary>
    [Wire("discount")]
    public string DiscountId { get; set; }
}

/// <summary>What a tax comes to.</summary>
public class InvoiceTotalTax : StripeEntity<InvoiceTotalTax>
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

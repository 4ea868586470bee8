namespace Stripe;

/// <summary>What a product costs. Amounts never change; another price takes its place.</summary>
public class Price : StripeEntity<Price>, IHasId, IHasMetadata, IHasObject
{
    /// <summary>The id.</summary>
    [Wire("id")]
    public string Id { get; set; }

    /// <inheritdoc/>
    [Wire("object")]
    public string Object { get; set; }

    /// <summary>Whether new ones may use it.</summary>
    [Wire("active")]
    public bool Active { get; set; }

    /// <summary><c>per_unit</c> or <c>tiered</c>.</summary>
    [Wire("billing_scheme")]
    public string BillingScheme { get; set; }

    /// <summary>When it was made.</summary>
    [Wire("created")]
    public DateTime Created { get; set; } = DateTime.UnixEpoch;

    /// <summary>The currency, three small letters.</summary>
    [Wire("currency")]
    public string Currency { get; set; }

    /// <summary>True where it was deleted.</summary>
    [Wire("deleted")]
    public bool? Deleted { get; set; }

    /// <summary>Whether it is about real money.</summary>
    [Wire("livemode")]
    public bool Livemode { get; set; }

    /// <summary>A name of the caller's own to find it by.</summary>
    [Wire("lookup_key")]
    public string LookupKey { get; set; }

    /// <inheritdoc/>
    [Wire("metadata")]
    public Dictionary<string, string> Metadata { get; set; }

    /// <summary>A short name that customers do not see.</summary>
    [Wire("nickname")]
    public string Nickname { get; set; }

    /// <summary>The product's id.</summary>
    [Wire("product")]
    public string ProductId { get; set; }

    /// <summary>The product.</summary>
    [Wire("product")]
    public Product Product { get; set; }

    /// <summary>How often it comes; null for what is paid once.</summary>
    [Wire("recurring")]
    public PriceRecurring Recurring { get; set; }

    /// <summary><c>inclusive</c>, <c>exclusive</c> or <c>unspecified</c>.</summary>
    [Wire("tax_behavior")]
    public string TaxBehavior { get; set; }

    /// <summary>The tiers, lowest first; only if asked for by <c>expand</c>.</summary>
    [Wire("tiers")]
    public List<PriceTier> Tiers { get; set; }

    /// <summary><c>graduated</c> or <c>volume</c>.</summary>
    [Wire("tiers_mode")]
    public string TiersMode { get; set; }

    /// <summary>What becomes of the quantity before it is priced.</summary>
    [Wire("transform_quantity")]
    public PriceTransformQuantity TransformQuantity { get; set; }

    /// <summary><c>one_time</c> or <c>recurring</c>.</summary>
    [Wire("type")]
    public string Type { get; set; }

    /// <summary>The price of one in minor units.</summary>
    [Wire("unit_amount")]
    public long? UnitAmount { get; set; }

    /// <summary>The price of one in minor units, with up to 12 decimal places.</summary>
    [Wire("unit_amount_decimal")]
    public decimal? UnitAmountDecimal { get; set; }
}

/// <summary>How often a price comes.</summary>
public class PriceRecurring : StripeEntity<PriceRecurring>
{
    /// <summary><c>day</c>, <c>week</c>, <c>month</c> or <c>year</c>.</summary>
    [Wire("interval")]
    public string Interval { get; set; }

    /// <summary>How many intervals a period has.</summary>
    [Wire("interval_count")]
    public long IntervalCount { get; set; }

    /// <summary>The id of the meter whose usage is priced.</summary>
    [Wire("meter")]
    public string Meter { get; set; }

    /// <summary><c>licensed</c> or <c>metered</c>.</summary>
    [Wire("usage_type")]
    public string UsageType { get; set; }
}

/// <summary>A tier of a price.</summary>
public class PriceTier : StripeEntity<PriceTier>
{
    /// <summary>What the tier costs as such, in minor units.</summary>
    [Wire("flat_amount")]
    public long? FlatAmount { get; set; }

    /// <summary>What the tier costs as such in minor units, with up to 12 decimal places.</summary>
    [Wire("flat_amount_decimal")]
    public decimal? FlatAmountDecimal { get; set; }

    /// <summary>The price of one in minor units.</summary>
    [Wire("unit_amount")]
    public long? UnitAmount { get; set; }

    /// <summary>The price of one in minor units, with up to 12 decimal places.</summary>
    [Wire("unit_amount_decimal")]
    public decimal? UnitAmountDecimal { get; set; }

    /// <summary>The last unit of the tier; none for the last tier.</summary>
    [Wire("up_to")]
    public long? UpTo { get; set; }
}

/// <summary>What becomes of a quantity before it is priced.</summary>
public class PriceTransformQuantity : StripeEntity<PriceTransformQuantity>
{
    /// <summary>How many make one.</summary>
    [Wire("divide_by")]
    public long DivideBy { get; set; }

    /// <summary><c>up</c> or <c>down</c>.</summary>
    [Wire("round")]
    public string Round { get; set; }
}

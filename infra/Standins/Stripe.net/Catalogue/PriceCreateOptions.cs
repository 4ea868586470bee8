namespace Stripe;

/// <summary>A price to make.</summary>
public class PriceCreateOptions : BaseOptions, IHasMetadata
{
    /// <summary>Whether new ones may use it.</summary>
    [Wire("active")]
    public bool? Active { get; set; }

    /// <summary><c>per_unit</c> or <c>tiered</c>.</summary>
    [Wire("billing_scheme")]
    public string BillingScheme { get; set; }

    /// <summary>The currency, three small letters.</summary>
    [Wire("currency")]
    public string Currency { get; set; }

    /// <summary>A name of the caller's own to find it by.</summary>
    [Wire("lookup_key")]
    public string LookupKey { get; set; }

    /// <inheritdoc/>
    [Wire("metadata")]
    public Dictionary<string, string> Metadata { get; set; }

    /// <summary>A short name that customers do not see.</summary>
    [Wire("nickname")]
    public string Nickname { get; set; }

    /// <summary>The product.</summary>
    [Wire("product")]
    public string Product { get; set; }

    /// <summary>A product to make with it.</summary>
    [Wire("product_data")]
    public PriceProductDataOptions ProductData { get; set; }

    /// <summary>How often it comes; null for what is paid once.</summary>
    [Wire("recurring")]
    public PriceRecurringOptions Recurring { get; set; }

    /// <summary><c>inclusive</c>, <c>exclusive</c> or <c>unspecified</c>.</summary>
    [Wire("tax_behavior")]
    public string TaxBehavior { get; set; }

    /// <summary>The tiers, lowest first.</summary>
    [Wire("tiers")]
    public List<PriceTierOptions> Tiers { get; set; }

    /// <summary><c>graduated</c> or <c>volume</c>.</summary>
    [Wire("tiers_mode")]
    public string TiersMode { get; set; }

    /// <summary>Whether to take the lookup key away from the price that has it.</summary>
    [Wire("transfer_lookup_key")]
    public bool? TransferLookupKey { get; set; }

    /// <summary>What becomes of the quantity before it is priced.</summary>
    [Wire("transform_quantity")]
    public PriceTransformQuantityOptions TransformQuantity { get; set; }

    /// <summary>The price of one in minor units.</summary>
    [Wire("unit_amount")]
    public long? UnitAmount { get; set; }

    /// <summary>The price of one in minor units, with up to 12 decimal places.</summary>
    [Wire("unit_amount_decimal")]
    public decimal? UnitAmountDecimal { get; set; }
}

/// <summary>A product to make with a price.</summary>
public class PriceProductDataOptions : INestedOptions, IHasId, IHasMetadata
{
    /// <summary>Whether new ones may use it.</summary>
    [Wire("active")]
    public bool? Active { get; set; }

    /// <summary>The id; Stripe makes one if null.</summary>
    [Wire("id")]
    public string Id { get; set; }

    /// <inheritdoc/>
    [Wire("metadata")]
    public Dictionary<string, string> Metadata { get; set; }

    /// <summary>The name.</summary>
    [Wire("name")]
    public string Name { get; set; }

    /// <summary>What a unit is called.</summary>
    [Wire("unit_label")]
    public string UnitLabel { get; set; }
}

/// <summary>How often a price comes.</summary>
public class PriceRecurringOptions : INestedOptions
{
    /// <summary><c>day</c>, <c>week</c>, <c>month</c> or <c>year</c>.</summary>
    [Wire("interval")]
    public string Interval { get; set; }

    /// <summary>How many intervals a period has.</summary>
    [Wire("interval_count")]
    public long? IntervalCount { get; set; }

    /// <summary>The id of the meter whose usage is priced.</summary>
    [Wire("meter")]
    public string Meter { get; set; }

    /// <summary><c>licensed</c> or <c>metered</c>.</summary>
    [Wire("usage_type")]
    public string UsageType { get; set; }
}

/// <summary>A tier of a price.</summary>
public class PriceTierOptions : INestedOptions
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

    /// <summary>The last unit of the tier; <see cref="PriceTierUpTo.Inf"/> for the last tier.</summary>
    [Wire("up_to")]
    public AnyOf<long?, PriceTierUpTo> UpTo { get; set; }
}

/// <summary>What a tier may end with beside a number.</summary>
public class PriceTierUpTo : StringEnum
{
    /// <summary>It does not end.</summary>
    public static readonly PriceTierUpTo Inf = new("inf");

    PriceTierUpTo(string value)
        : base(value)
    {
    }
}

/// <summary>What becomes of a quantity before it is priced. Not with tiers.</summary>
public class PriceTransformQuantityOptions : INestedOptions
{
    /// <summary>How many make one.</summary>
    [Wire("divide_by")]
    public long? DivideBy { get; set; }

    /// <summary><c>up</c> or <c>down</c>.</summary>
    [Wire("round")]
    public string Round { get; set; }
}

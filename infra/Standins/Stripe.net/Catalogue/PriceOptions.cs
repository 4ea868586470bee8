namespace Stripe;

/// <summary>What to change of a price.</summary>
public class PriceUpdateOptions : BaseOptions, IHasMetadata
{
    /// <summary>Whether new ones may use it.</summary>
    [Wire("active")]
    public bool? Active { get; set; }

    /// <summary>A name of the caller's own to find it by.</summary>
    [Wire("lookup_key")]
    public string LookupKey { get; set; }

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

    /// <summary>A short name that customers do not see.</summary>
    [Wire("nickname")]
    public string Nickname { get; set; }

    /// <summary><c>inclusive</c>, <c>exclusive</c> or <c>unspecified</c>.</summary>
    [Wire("tax_behavior")]
    public string TaxBehavior { get; set; }

    /// <summary>Whether to take the lookup key away from the price that has it.</summary>
    [Wire("transfer_lookup_key")]
    public bool? TransferLookupKey { get; set; }
}

/// <summary>How to read a price.</summary>
public class PriceGetOptions : BaseOptions
{
}

/// <summary>Which prices to list.</summary>
public class PriceListOptions : ListOptions
{
    /// <summary>Those that are active, or those that are not.</summary>
    [Wire("active")]
    public bool? Active { get; set; }

    /// <summary>Those made then.</summary>
    [Wire("created")]
    public AnyOf<DateTime?, DateRangeOptions> Created { get; set; }

    /// <summary>The currency, three small letters.</summary>
    [Wire("currency")]
    public string Currency { get; set; }

    /// <summary>Those of these lookup keys, up to 10.</summary>
    [Wire("lookup_keys")]
    public List<string> LookupKeys { get; set; }

    /// <summary>The product.</summary>
    [Wire("product")]
    public string Product { get; set; }

    /// <summary>Those that come so often.</summary>
    [Wire("recurring")]
    public PriceRecurringListOptions Recurring { get; set; }

    /// <summary><c>one_time</c> or <c>recurring</c>.</summary>
    [Wire("type")]
    public string Type { get; set; }
}

/// <summary>How often the listed prices come.</summary>
public class PriceRecurringListOptions : INestedOptions
{
    /// <summary><c>day</c>, <c>week</c>, <c>month</c> or <c>year</c>.</summary>
    [Wire("interval")]
    public string Interval { get; set; }

    /// <summary>The id of the meter whose usage is priced.</summary>
    [Wire("meter")]
    public string Meter { get; set; }

    /// <summary><c>licensed</c> or <c>metered</c>.</summary>
    [Wire("usage_type")]
    public string UsageType { get; set; }
}

/// <summary>Which prices to search for.</summary>
public class PriceSearchOptions : SearchOptions
{
}

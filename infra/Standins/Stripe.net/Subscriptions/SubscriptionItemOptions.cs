namespace Stripe;

/// <summary>Something more to pay for.</summary>
public class SubscriptionItemCreateOptions : BaseOptions, IHasMetadata
{
    /// <inheritdoc/>
    [Wire("metadata")]
    public Dictionary<string, string> Metadata { get; set; }

    /// <summary>What happens if the first payment fails, such as <c>default_incomplete</c>.</summary>
    [Wire("payment_behavior")]
    public string PaymentBehavior { get; set; }

    /// <summary>The price.</summary>
    [Wire("price")]
    public string Price { get; set; }

    /// <summary><c>create_prorations</c>, <c>always_invoice</c> or <c>none</c>.</summary>
    [Wire("proration_behavior")]
    public string ProrationBehavior { get; set; }

    /// <summary>As of when shares of a period are counted.</summary>
    [Wire("proration_date")]
    public DateTime? ProrationDate { get; set; }

    /// <summary>How many.</summary>
    [Wire("quantity")]
    public long? Quantity { get; set; }

    /// <summary>The subscription.</summary>
    [Wire("subscription")]
    public string Subscription { get; set; }
}

/// <summary>What to change of a subscription item.</summary>
public class SubscriptionItemUpdateOptions : BaseOptions, IHasMetadata
{
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

    /// <summary>Whether the person is away.</summary>
    [Wire("off_session")]
    public bool? OffSession { get; set; }

    /// <summary>What happens if the first payment fails, such as <c>default_incomplete</c>.</summary>
    [Wire("payment_behavior")]
    public string PaymentBehavior { get; set; }

    /// <summary>The price.</summary>
    [Wire("price")]
    public string Price { get; set; }

    /// <summary><c>create_prorations</c>, <c>always_invoice</c> or <c>none</c>.</summary>
    [Wire("proration_behavior")]
    public string ProrationBehavior { get; set; }

    /// <summary>As of when shares of a period are counted.</summary>
    [Wire("proration_date")]
    public DateTime? ProrationDate { get; set; }

    /// <summary>How many.</summary>
    [Wire("quantity")]
    public long? Quantity { get; set; }
}

/// <summary>How to take an item out of a subscription.</summary>
public class SubscriptionItemDeleteOptions : BaseOptions
{
    /// <summary>Whether to forget its usage.</summary>
    [Wire("clear_usage")]
    public bool? ClearUsage { get; set; }

    /// <summary>What happens if the first payment fails, such as <c>default_incomplete</c>.</summary>
    [Wire("payment_behavior")]
    public string PaymentBehavior { get; set; }

    /// <summary><c>create_prorations</c>, <c>always_invoice</c> or <c>none</c>.</summary>
    [Wire("proration_behavior")]
    public string ProrationBehavior { get; set; }

    /// <summary>As of when shares of a period are counted.</summary>
    [Wire("proration_date")]
    public DateTime? ProrationDate { get; set; }
}

/// <summary>How to read a subscription item.</summary>
public class SubscriptionItemGetOptions : BaseOptions
{
}

/// <summary>Which subscription items to list.</summary>
public class SubscriptionItemListOptions : ListOptions
{
    /// <summary>The subscription.</summary>
    [Wire("subscription")]
    public string Subscription { get; set; }
}

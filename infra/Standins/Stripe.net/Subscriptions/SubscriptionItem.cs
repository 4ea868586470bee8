namespace Stripe;

/// <summary>Something that a subscription pays for.</summary>
public class SubscriptionItem : StripeEntity<SubscriptionItem>, IHasId, IHasMetadata, IHasObject
{
    /// <summary>The id.</summary>
    [Wire("id")]
    public string Id { get; set; }

    /// <inheritdoc/>
    [Wire("object")]
    public string Object { get; set; }

    /// <summary>When it was made.</summary>
    [Wire("created")]
    public DateTime Created { get; set; } = DateTime.UnixEpoch;

    /// <summary>When the running period ends.</summary>
    [Wire("current_period_end")]
    public DateTime CurrentPeriodEnd { get; set; } = DateTime.UnixEpoch;

    /// <summary>When the running period began.</summary>
    [Wire("current_period_start")]
    public DateTime CurrentPeriodStart { get; set; } = DateTime.UnixEpoch;

    /// <summary>True where it was deleted.</summary>
    [Wire("deleted")]
    public bool? Deleted { get; set; }

    /// <inheritdoc/>
    [Wire("metadata")]
    public Dictionary<string, string> Metadata { get; set; }

    /// <summary>The price.</summary>
    [Wire("price")]
    public Price Price { get; set; }

    /// <summary>How many; 0 for what is metered.</summary>
    [Wire("quantity")]
    public long Quantity { get; set; }

    /// <summary>The subscription's id.</summary>
    [Wire("subscription")]
    public string Subscription { get; set; }
}

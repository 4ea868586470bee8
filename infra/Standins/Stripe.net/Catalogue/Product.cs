namespace Stripe;

/// <summary>Something that is sold.</summary>
public class Product : StripeEntity<Product>, IHasId, IHasMetadata, IHasObject
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

    /// <summary>When it was made.</summary>
    [Wire("created")]
    public DateTime Created { get; set; } = DateTime.UnixEpoch;

    /// <summary>The id of the price that it has if nothing else is said.</summary>
    [Wire("default_price")]
    public string DefaultPriceId { get; set; }

    /// <summary>The price that it has if nothing else is said.</summary>
    [Wire("default_price")]
    public Price DefaultPrice { get; set; }

    /// <summary>True where it was deleted.</summary>
    [Wire("deleted")]
    public bool? Deleted { get; set; }

    /// <summary>Words for people.</summary>
    [Wire("description")]
    public string Description { get; set; }

    /// <summary>Whether it is about real money.</summary>
    [Wire("livemode")]
    public bool Livemode { get; set; }

    /// <inheritdoc/>
    [Wire("metadata")]
    public Dictionary<string, string> Metadata { get; set; }

    /// <summary>The name.</summary>
    [Wire("name")]
    public string Name { get; set; }

    /// <summary>What a unit is called.</summary>
    [Wire("unit_label")]
    public string UnitLabel { get; set; }

    /// <summary>When it was last changed.</summary>
    [Wire("updated")]
    public DateTime Updated { get; set; } = DateTime.UnixEpoch;
}

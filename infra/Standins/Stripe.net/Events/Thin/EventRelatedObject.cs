namespace Stripe.V2.Core;

/// <summary>What an event of version 2 of the API is about.</summary>
public class EventRelatedObject : StripeEntity<EventRelatedObject>, IHasId
{
    /// <summary>The object's id.</summary>
    [Wire("id")]
    public string Id { get; set; }

    /// <summary>The object's kind.</summary>
    [Wire("type")]
    public string Type { get; set; }

    /// <summary>The path to read it at.</summary>
    [Wire("url")]
    public string Url { get; set; }
}

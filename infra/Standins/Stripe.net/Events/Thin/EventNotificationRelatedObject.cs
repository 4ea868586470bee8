namespace Stripe.V2.Core;

/// <summary>What a thin event is about.</summary>
public class EventNotificationRelatedObject
{
    /// <summary>The object's id.</summary>
    [Wire("id")]
    public string Id { get; internal set; }

    /// <summary>The object's kind.</summary>
    [Wire("type")]
    public string Type { get; internal set; }

    /// <summary>The path to read it at.</summary>
    [Wire("url")]
    public string Url { get; internal set; }
}

namespace Stripe;

/// <summary>How to read an event.</summary>
public class EventGetOptions : BaseOptions
{
}

/// <summary>Which events to list; they are kept for 30 days, the newest first.</summary>
public class EventListOptions : ListOptions
{
    /// <summary>Those made then.</summary>
    [Wire("created")]
    public AnyOf<DateTime?, DateRangeOptions> Created { get; set; }

    /// <summary>Those whose webhooks were taken, or those with one that was not.</summary>
    [Wire("delivery_success")]
    public bool? DeliverySuccess { get; set; }

    /// <summary>Those of this type; a star may stand at its end.</summary>
    [Wire("type")]
    public string Type { get; set; }

    /// <summary>Those of these types, up to 20.</summary>
    [Wire("types")]
    public List<string> Types { get; set; }
}

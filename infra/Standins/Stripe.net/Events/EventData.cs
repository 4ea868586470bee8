namespace Stripe;

/// <summary>What an event is about. What it was before stands in the event's <see cref="StripeEntity.RawJsonElement"/>.</summary>
public class EventData : StripeEntity<EventData>
{
    /// <summary>The object as it is after the event; null if it is of a type that this program does not know.</summary>
    [Wire("object")]
    public IHasObject Object { get; set; }
}

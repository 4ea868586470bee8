namespace Stripe.Events;

/// <summary>That events came for no meter.</summary>
public class V1BillingMeterNoMeterFoundEvent : V2.Core.Event
{
    /// <summary>Which.</summary>
    [Wire("data")]
    public V1BillingMeterNoMeterFoundEventData Data { get; set; }
}

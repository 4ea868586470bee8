namespace Stripe.Events;

/// <summary>That events of a meter were not taken.</summary>
public class V1BillingMeterErrorReportTriggeredEvent : V2.Core.Event
{
    /// <summary>Which.</summary>
    [Wire("data")]
    public V1BillingMeterErrorReportTriggeredEventData Data { get; set; }

    /// <summary>The meter.</summary>
    [Wire("related_object")]
    public V2.Core.EventRelatedObject RelatedObject { get; set; }

    /// <summary>Reads the meter as it is now.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public Task<Billing.Meter> FetchRelatedObjectAsync() => FetchRelatedObjectAsync<Billing.Meter>(RelatedObject);
}

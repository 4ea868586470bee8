namespace Stripe.Events;

/// <summary>A thin event: that events of a meter were not taken.</summary>
public class V1BillingMeterErrorReportTriggeredEventNotification : V2.Core.EventNotification
{
    /// <summary>The meter.</summary>
    [Wire("related_object")]
    public V2.Core.EventNotificationRelatedObject RelatedObject { get; set; }

    /// <summary>Reads the meter as it is now.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public Task<Billing.Meter> FetchRelatedObjectAsync() => FetchRelatedObjectAsync<Billing.Meter>(RelatedObject);

    /// <summary>Reads the whole event.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public Task<V1BillingMeterErrorReportTriggeredEvent> FetchEventAsync() => FetchEventAsync<V1BillingMeterErrorReportTriggeredEvent>();
}

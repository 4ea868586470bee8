namespace Stripe.Events;

/// <summary>A thin event: that events came for no meter.</summary>
public class V1BillingMeterNoMeterFoundEventNotification : V2.Core.EventNotification
{
    /// <summary>Reads the whole event.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public Task<V1BillingMeterNoMeterFoundEvent> FetchEventAsync() => FetchEventAsync<V1BillingMeterNoMeterFoundEvent>();
}

using Stripe.V2.Core;

namespace Stripe.Events;

/// <summary>A thin event of a type that this program does not know.</summary>
public class UnknownEventNotification : EventNotification
{
    /// <summary>What it is about; null where it is about nothing in particular.</summary>
    [Wire("related_object")]
    public EventNotificationRelatedObject RelatedObject { get; internal set; }

    /// <summary>Reads the whole event.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public Task<V2.Core.Event> FetchEventAsync(CancellationToken cancellationToken = default) => FetchEventAsync<V2.Core.Event>(cancellationToken);
}

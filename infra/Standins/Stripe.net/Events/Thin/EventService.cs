namespace Stripe.V2.Core;

/// <summary>The events of version 2 of the API.</summary>
public class EventService : Service
{
    internal EventService(IStripeClient client)
        : base(client)
    {
    }

    /// <summary>Reads an event; one of a known type as that type.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual Task<Event> GetAsync(string id, EventGetOptions options = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Get<Event>($"/v2/core/events/{Escaped(id)}", options, requestOptions, cancellationToken);
}

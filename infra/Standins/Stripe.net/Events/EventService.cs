namespace Stripe;

/// <summary>Events.</summary>
public class EventService : Service,
    IListable<Event, EventListOptions>,
    IRetrievable<Event, EventGetOptions>
{
    /// <summary>Over a client.</summary>
    public EventService(IStripeClient client)
        : base(client)
    {
    }

    /// <summary>Reads an event.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual Task<Event> GetAsync(string id, EventGetOptions options = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Get<Event>($"/v1/events/{Escaped(id)}", options, requestOptions, cancellationToken);

    /// <summary>Reads one page of events.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual Task<StripeList<Event>> ListAsync(EventListOptions options = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Get<StripeList<Event>>("/v1/events", options, requestOptions, cancellationToken);

    /// <summary>Reads all events, page after page, as they are asked for.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    public virtual IAsyncEnumerable<Event> ListAutoPagingAsync(EventListOptions options = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        Pages<Event>("/v1/events", options, requestOptions, cancellationToken);
}

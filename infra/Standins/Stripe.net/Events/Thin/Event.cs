namespace Stripe.V2.Core;

/// <summary>An event of version 2 of the API, whole. What no property stands for is in <see cref="StripeEntity.RawJsonElement"/>.</summary>
public class Event : StripeEntity<Event>, IHasId, IHasObject
{
    /// <summary>The id.</summary>
    [Wire("id")]
    public string Id { get; set; }

    /// <inheritdoc/>
    [Wire("object")]
    public string Object { get; set; }

    /// <summary>When it happened.</summary>
    [Wire("created")]
    public DateTime Created { get; set; } = DateTime.UnixEpoch;

    /// <summary>Whether it is about real money.</summary>
    [Wire("livemode")]
    public bool Livemode { get; set; }

    /// <summary>What happened.</summary>
    [Wire("type")]
    public string Type { get; set; }

    internal IStripeClient Client { get; set; }

    /// <summary>Reads what the event is about, as it is now; null where it is about nothing in particular.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    protected virtual Task<T> FetchRelatedObjectAsync<T>(EventRelatedObject relatedObject, CancellationToken cancellationToken = default)
        where T : IStripeEntity =>
        relatedObject?.Url is null ? null : Client.RequestAsync<T>(HttpMethod.Get, relatedObject.Url, null, EventNotification.Trigger(Id), cancellationToken);
}

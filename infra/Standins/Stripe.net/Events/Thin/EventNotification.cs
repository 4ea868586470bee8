namespace Stripe.V2.Core;

/// <summary>A thin event: that something happened, but not what. <c>FetchEventAsync</c> of the types that derive from it reads the whole event.</summary>
public class EventNotification
{
    /// <summary>The id.</summary>
    [Wire("id")]
    public string Id { get; internal set; }

    /// <summary>What happened.</summary>
    [Wire("type")]
    public string Type { get; internal set; }

    /// <summary>When.</summary>
    [Wire("created")]
    public DateTime Created { get; internal set; }

    /// <summary>Whether it is about real money.</summary>
    [Wire("livemode")]
    public bool Livemode { get; internal set; }

    /// <summary>What fetches the rest.</summary>
    protected StripeClient Client { get; set; }

    /// <summary>Reads one without proving anything of it.</summary>
    /// <exception cref="System.Text.Json.JsonException">It is no JSON, or of another shape.</exception>
    public static EventNotification FromJson(string payload, StripeClient client)
    {
        var notification = WireReader.Read<EventNotification>(payload);
        notification.Client = client;
        return notification;
    }

    /// <summary>Reads the whole event.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    protected async Task<T> FetchEventAsync<T>(CancellationToken cancellationToken = default)
        where T : Event => (T)await Client.V2.Core.Events.GetAsync(Id, null, Trigger(Id), cancellationToken).ConfigureAwait(false);

    /// <summary>Reads what the event is about, as it is now.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    protected virtual Task<T> FetchRelatedObjectAsync<T>(EventNotificationRelatedObject relatedObject, CancellationToken cancellationToken = default)
        where T : IStripeEntity => Client.RequestAsync<T>(HttpMethod.Get, relatedObject.Url, null, Trigger(Id), cancellationToken);

    internal static RequestOptions Trigger(string id) => new() { StripeRequestTrigger = $"event={id}" };
}

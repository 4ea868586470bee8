namespace Stripe;

/// <summary>Something that happened at Stripe.</summary>
public class Event : StripeEntity<Event>, IHasId, IHasObject
{
    /// <summary>The id.</summary>
    [Wire("id")]
    public string Id { get; set; }

    /// <inheritdoc/>
    [Wire("object")]
    public string Object { get; set; }

    /// <summary>The connected account that it happened in.</summary>
    [Wire("account")]
    public string Account { get; set; }

    /// <summary>The version of the API that its object is written in.</summary>
    [Wire("api_version")]
    public string ApiVersion { get; set; }

    /// <summary>When it happened.</summary>
    [Wire("created")]
    public DateTime Created { get; set; } = DateTime.UnixEpoch;

    /// <summary>What it is about.</summary>
    [Wire("data")]
    public EventData Data { get; set; }

    /// <summary>Whether it is about real money.</summary>
    [Wire("livemode")]
    public bool Livemode { get; set; }

    /// <summary>How many webhooks of it are still to be taken.</summary>
    [Wire("pending_webhooks")]
    public long PendingWebhooks { get; set; }

    /// <summary>The call that it came from; null where Stripe did it by itself.</summary>
    [Wire("request")]
    public EventRequest Request { get; set; }

    /// <summary>One of <see cref="EventTypes"/>, or another.</summary>
    [Wire("type")]
    public string Type { get; set; }
}

/// <summary>The call that an event came from.</summary>
public class EventRequest : StripeEntity<EventRequest>, IHasId
{
    /// <summary>The id.</summary>
    [Wire("id")]
    public string Id { get; set; }

    /// <summary>Its idempotency key.</summary>
    [Wire("idempotency_key")]
    public string IdempotencyKey { get; set; }
}

namespace Stripe.Billing;

/// <summary>An event that a meter adds up.</summary>
public class MeterEvent : StripeEntity<MeterEvent>, IHasObject
{
    /// <inheritdoc/>
    [Wire("object")]
    public string Object { get; set; }

    /// <summary>When it was made.</summary>
    [Wire("created")]
    public DateTime Created { get; set; } = DateTime.UnixEpoch;

    /// <summary>The name that events of the meter have.</summary>
    [Wire("event_name")]
    public string EventName { get; set; }

    /// <summary>The event's own id, up to 100 characters, taken once within at least 24 hours.</summary>
    [Wire("identifier")]
    public string Identifier { get; set; }

    /// <summary>Whether it is about real money.</summary>
    [Wire("livemode")]
    public bool Livemode { get; set; }

    /// <summary>What it says: the customer and the value, by the keys that the meter names.</summary>
    [Wire("payload")]
    public Dictionary<string, string> Payload { get; set; }

    /// <summary>When it happened: up to 35 days past, up to 5 minutes to come.</summary>
    [Wire("timestamp")]
    public DateTime Timestamp { get; set; } = DateTime.UnixEpoch;
}

/// <summary>An event to add up.</summary>
public class MeterEventCreateOptions : BaseOptions
{
    /// <summary>The name that events of the meter have.</summary>
    [Wire("event_name")]
    public string EventName { get; set; }

    /// <summary>The event's own id, up to 100 characters, taken once within at least 24 hours.</summary>
    [Wire("identifier")]
    public string Identifier { get; set; }

    /// <summary>What it says: the customer and the value, by the keys that the meter names. The value has up to 15 digits.</summary>
    [Wire("payload")]
    public Dictionary<string, string> Payload { get; set; }

    /// <summary>When it happened: up to 35 days past, up to 5 minutes to come.</summary>
    [Wire("timestamp")]
    public DateTime? Timestamp { get; set; }
}

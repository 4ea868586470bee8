namespace Stripe.Billing;

/// <summary>Adds up events by customer.</summary>
public class Meter : StripeEntity<Meter>, IHasId, IHasObject
{
    /// <summary>The id.</summary>
    [Wire("id")]
    public string Id { get; set; }

    /// <inheritdoc/>
    [Wire("object")]
    public string Object { get; set; }

    /// <summary>When it was made.</summary>
    [Wire("created")]
    public DateTime Created { get; set; } = DateTime.UnixEpoch;

    /// <summary>How an event names its customer.</summary>
    [Wire("customer_mapping")]
    public MeterCustomerMapping CustomerMapping { get; set; }

    /// <summary>How events add up.</summary>
    [Wire("default_aggregation")]
    public MeterDefaultAggregation DefaultAggregation { get; set; }

    /// <summary>The name for people.</summary>
    [Wire("display_name")]
    public string DisplayName { get; set; }

    /// <summary>The name that events of the meter have.</summary>
    [Wire("event_name")]
    public string EventName { get; set; }

    /// <summary><c>day</c> or <c>hour</c>, where events are taken together before they add up.</summary>
    [Wire("event_time_window")]
    public string EventTimeWindow { get; set; }

    /// <summary>Whether it is about real money.</summary>
    [Wire("livemode")]
    public bool Livemode { get; set; }

    /// <summary><c>active</c> or <c>inactive</c>.</summary>
    [Wire("status")]
    public string Status { get; set; }

    /// <summary>When it came to be so.</summary>
    [Wire("status_transitions")]
    public MeterStatusTransitions StatusTransitions { get; set; }

    /// <summary>When it was last changed.</summary>
    [Wire("updated")]
    public DateTime Updated { get; set; } = DateTime.UnixEpoch;

    /// <summary>Where an event has its value.</summary>
    [Wire("value_settings")]
    public MeterValueSettings ValueSettings { get; set; }
}

/// <summary>How an event names its customer.</summary>
public class MeterCustomerMapping : StripeEntity<MeterCustomerMapping>
{
    /// <summary>The key in an event's payload.</summary>
    [Wire("event_payload_key")]
    public string EventPayloadKey { get; set; }

    /// <summary><c>by_id</c>.</summary>
    [Wire("type")]
    public string Type { get; set; }
}

/// <summary>How events add up.</summary>
public class MeterDefaultAggregation : StripeEntity<MeterDefaultAggregation>
{
    /// <summary><c>sum</c>, <c>count</c> or <c>last</c>.</summary>
    [Wire("formula")]
    public string Formula { get; set; }
}

/// <summary>When a meter came to be as it is.</summary>
public class MeterStatusTransitions : StripeEntity<MeterStatusTransitions>
{
    /// <summary>When it was switched off.</summary>
    [Wire("deactivated_at")]
    public DateTime? DeactivatedAt { get; set; }
}

/// <summary>Where an event has its value.</summary>
public class MeterValueSettings : StripeEntity<MeterValueSettings>
{
    /// <summary>The key in an event's payload.</summary>
    [Wire("event_payload_key")]
    public string EventPayloadKey { get; set; }
}

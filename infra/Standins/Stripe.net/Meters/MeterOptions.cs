namespace Stripe.Billing;

/// <summary>A meter to make.</summary>
public class MeterCreateOptions : BaseOptions
{
    /// <summary>How an event names its customer.</summary>
    [Wire("customer_mapping")]
    public MeterCustomerMappingOptions CustomerMapping { get; set; }

    /// <summary>How events add up.</summary>
    [Wire("default_aggregation")]
    public MeterDefaultAggregationOptions DefaultAggregation { get; set; }

    /// <summary>The name for people.</summary>
    [Wire("display_name")]
    public string DisplayName { get; set; }

    /// <summary>The name that events of the meter have.</summary>
    [Wire("event_name")]
    public string EventName { get; set; }

    /// <summary><c>day</c> or <c>hour</c>: events within it are taken together before they add up.</summary>
    [Wire("event_time_window")]
    public string EventTimeWindow { get; set; }

    /// <summary>Where an event has its value.</summary>
    [Wire("value_settings")]
    public MeterValueSettingsOptions ValueSettings { get; set; }
}

/// <summary>How an event names its customer.</summary>
public class MeterCustomerMappingOptions : INestedOptions
{
    /// <summary>The key in an event's payload.</summary>
    [Wire("event_payload_key")]
    public string EventPayloadKey { get; set; }

    /// <summary><c>by_id</c>.</summary>
    [Wire("type")]
    public string Type { get; set; }
}

/// <summary>How events add up.</summary>
public class MeterDefaultAggregationOptions : INestedOptions
{
    /// <summary><c>sum</c>, <c>count</c> or <c>last</c>.</summary>
    [Wire("formula")]
    public string Formula { get; set; }
}

/// <summary>Where an event has its value.</summary>
public class MeterValueSettingsOptions : INestedOptions
{
    /// <summary>The key in an event's payload.</summary>
    [Wire("event_payload_key")]
    public string EventPayloadKey { get; set; }
}

/// <summary>What to change of a meter.</summary>
public class MeterUpdateOptions : BaseOptions
{
    /// <summary>The name for people.</summary>
    [Wire("display_name")]
    public string DisplayName { get; set; }
}

/// <summary>How to read a meter.</summary>
public class MeterGetOptions : BaseOptions
{
}

/// <summary>Which meters to list.</summary>
public class MeterListOptions : ListOptions
{
    /// <summary><c>active</c> or <c>inactive</c>.</summary>
    [Wire("status")]
    public string Status { get; set; }
}

/// <summary>How to switch a meter off.</summary>
public class MeterDeactivateOptions : BaseOptions
{
}

/// <summary>How to switch a meter on again.</summary>
public class MeterReactivateOptions : BaseOptions
{
}

namespace Stripe.Billing;

/// <summary>An event of a meter that is taken back.</summary>
public class MeterEventAdjustment : StripeEntity<MeterEventAdjustment>, IHasObject
{
    /// <inheritdoc/>
    [Wire("object")]
    public string Object { get; set; }

    /// <summary>Which event.</summary>
    [Wire("cancel")]
    public MeterEventAdjustmentCancel Cancel { get; set; }

    /// <summary>The name that events of the meter have.</summary>
    [Wire("event_name")]
    public string EventName { get; set; }

    /// <summary>Whether it is about real money.</summary>
    [Wire("livemode")]
    public bool Livemode { get; set; }

    /// <summary><c>pending</c> or <c>complete</c>.</summary>
    [Wire("status")]
    public string Status { get; set; }

    /// <summary><c>cancel</c>.</summary>
    [Wire("type")]
    public string Type { get; set; }
}

/// <summary>Which event is taken back.</summary>
public class MeterEventAdjustmentCancel : StripeEntity<MeterEventAdjustmentCancel>
{
    /// <summary>The event's own id, up to 100 characters, taken once within at least 24 hours.</summary>
    [Wire("identifier")]
    public string Identifier { get; set; }
}

/// <summary>An event of a meter to take back, within 24 hours.</summary>
public class MeterEventAdjustmentCreateOptions : BaseOptions
{
    /// <summary>Which event.</summary>
    [Wire("cancel")]
    public MeterEventAdjustmentCancelOptions Cancel { get; set; }

    /// <summary>The name that events of the meter have.</summary>
    [Wire("event_name")]
    public string EventName { get; set; }

    /// <summary><c>cancel</c>.</summary>
    [Wire("type")]
    public string Type { get; set; }
}

/// <summary>Which event to take back.</summary>
public class MeterEventAdjustmentCancelOptions : INestedOptions
{
    /// <summary>The event's own id, up to 100 characters, taken once within at least 24 hours.</summary>
    [Wire("identifier")]
    public string Identifier { get; set; }
}

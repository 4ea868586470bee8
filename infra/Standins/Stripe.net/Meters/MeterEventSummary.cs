namespace Stripe.Billing;

/// <summary>What the events of a customer come to in a time. It comes to be right a while after the events.</summary>
public class MeterEventSummary : StripeEntity<MeterEventSummary>, IHasId, IHasObject
{
    /// <summary>The id.</summary>
    [Wire("id")]
    public string Id { get; set; }

    /// <inheritdoc/>
    [Wire("object")]
    public string Object { get; set; }

    /// <summary>What they come to.</summary>
    [Wire("aggregated_value")]
    public decimal AggregatedValue { get; set; }

    /// <summary>When the time ends, exclusive.</summary>
    [Wire("end_time")]
    public DateTime EndTime { get; set; } = DateTime.UnixEpoch;

    /// <summary>Whether it is about real money.</summary>
    [Wire("livemode")]
    public bool Livemode { get; set; }

    /// <summary>The meter's id.</summary>
    [Wire("meter")]
    public string Meter { get; set; }

    /// <summary>When the time begins, inclusive.</summary>
    [Wire("start_time")]
    public DateTime StartTime { get; set; } = DateTime.UnixEpoch;
}

/// <summary>Which sums of a meter to list.</summary>
public class MeterEventSummaryListOptions : ListOptions
{
    /// <summary>The customer.</summary>
    [Wire("customer")]
    public string Customer { get; set; }

    /// <summary>When it ends, exclusive; a whole minute.</summary>
    [Wire("end_time")]
    public DateTime? EndTime { get; set; }

    /// <summary>When it begins, inclusive; a whole minute.</summary>
    [Wire("start_time")]
    public DateTime? StartTime { get; set; }

    /// <summary><c>day</c> or <c>hour</c>: a sum for each; one sum in all if null.</summary>
    [Wire("value_grouping_window")]
    public string ValueGroupingWindow { get; set; }
}

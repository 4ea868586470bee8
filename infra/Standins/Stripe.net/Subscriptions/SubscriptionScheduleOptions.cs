namespace Stripe;

/// <summary>A schedule to make.</summary>
public class SubscriptionScheduleCreateOptions : BaseOptions, IHasMetadata
{
    /// <summary>The customer.</summary>
    [Wire("customer")]
    public string Customer { get; set; }

    /// <summary><c>release</c> or <c>cancel</c>.</summary>
    [Wire("end_behavior")]
    public string EndBehavior { get; set; }

    /// <summary>The subscription that it takes over as it is; nothing else is said then.</summary>
    [Wire("from_subscription")]
    public string FromSubscription { get; set; }

    /// <inheritdoc/>
    [Wire("metadata")]
    public Dictionary<string, string> Metadata
    {
        get;
        set
        {
            field = value;
            SetTracker.Track();
        }
    }

    /// <summary>The phases, one after the other.</summary>
    [Wire("phases")]
    public List<SubscriptionSchedulePhaseOptions> Phases { get; set; }

    /// <summary>When it begins; <see cref="SubscriptionScheduleStartDate.Now"/> for at once.</summary>
    [Wire("start_date")]
    public AnyOf<DateTime?, SubscriptionScheduleStartDate> StartDate { get; set; }
}

/// <summary>When a schedule may begin beside a time.</summary>
public class SubscriptionScheduleStartDate : StringEnum
{
    /// <summary>At once.</summary>
    public static readonly SubscriptionScheduleStartDate Now = new("now");

    SubscriptionScheduleStartDate(string value)
        : base(value)
    {
    }
}

/// <summary>What to change of a schedule. Phases are said whole.</summary>
public class SubscriptionScheduleUpdateOptions : BaseOptions, IHasMetadata
{
    /// <summary><c>release</c> or <c>cancel</c>.</summary>
    [Wire("end_behavior")]
    public string EndBehavior { get; set; }

    /// <inheritdoc/>
    [Wire("metadata")]
    public Dictionary<string, string> Metadata
    {
        get;
        set
        {
            field = value;
            SetTracker.Track();
        }
    }

    /// <summary>All phases from the running one on.</summary>
    [Wire("phases")]
    public List<SubscriptionSchedulePhaseOptions> Phases { get; set; }

    /// <summary><c>create_prorations</c>, <c>always_invoice</c> or <c>none</c>.</summary>
    [Wire("proration_behavior")]
    public string ProrationBehavior { get; set; }
}

/// <summary>A phase.</summary>
public class SubscriptionSchedulePhaseOptions : INestedOptions, IHasMetadata, IHasSetTracking
{
    /// <summary><c>charge_automatically</c> or <c>send_invoice</c>.</summary>
    [Wire("collection_method")]
    public string CollectionMethod { get; set; }

    /// <summary>The currency, three small letters.</summary>
    [Wire("currency")]
    public string Currency { get; set; }

    /// <summary>Words for people.</summary>
    [Wire("description")]
    public string Description
    {
        get;
        set
        {
            field = value;
            SetTracker.Track();
        }
    }

    /// <summary>How long it is, in place of when it ends.</summary>
    [Wire("duration")]
    public SubscriptionSchedulePhaseDurationOptions Duration { get; set; }

    /// <summary>When it ends; <see cref="SubscriptionSchedulePhaseEndDate.Now"/> for at once.</summary>
    [Wire("end_date")]
    public AnyOf<DateTime?, SubscriptionSchedulePhaseEndDate> EndDate { get; set; }

    /// <summary>The items.</summary>
    [Wire("items")]
    public List<SubscriptionSchedulePhaseItemOptions> Items { get; set; }

    /// <inheritdoc/>
    [Wire("metadata")]
    public Dictionary<string, string> Metadata { get; set; }

    /// <summary><c>create_prorations</c>, <c>always_invoice</c> or <c>none</c>.</summary>
    [Wire("proration_behavior")]
    public string ProrationBehavior { get; set; }

    /// <summary>When it begins; <see cref="SubscriptionSchedulePhaseStartDate.Now"/> for at once.</summary>
    [Wire("start_date")]
    public AnyOf<DateTime?, SubscriptionSchedulePhaseStartDate> StartDate { get; set; }

    /// <summary>Whether the whole phase is a trial.</summary>
    [Wire("trial")]
    public bool? Trial { get; set; }

    /// <summary>When its trial ends; <see cref="SubscriptionSchedulePhaseTrialEnd.Now"/> for at once.</summary>
    [Wire("trial_end")]
    public AnyOf<DateTime?, SubscriptionSchedulePhaseTrialEnd> TrialEnd { get; set; }

    internal SetTracker SetTracker { get; } = new();

    SetTracker IHasSetTracking.SetTracker => SetTracker;
}

/// <summary>How long a phase is.</summary>
public class SubscriptionSchedulePhaseDurationOptions : INestedOptions
{
    /// <summary><c>day</c>, <c>week</c>, <c>month</c> or <c>year</c>.</summary>
    [Wire("interval")]
    public string Interval { get; set; }

    /// <summary>How many intervals a period has.</summary>
    [Wire("interval_count")]
    public long? IntervalCount { get; set; }
}

/// <summary>Something to pay for in a phase.</summary>
public class SubscriptionSchedulePhaseItemOptions : INestedOptions, IHasMetadata
{
    /// <inheritdoc/>
    [Wire("metadata")]
    public Dictionary<string, string> Metadata { get; set; }

    /// <summary>The price.</summary>
    [Wire("price")]
    public string Price { get; set; }

    /// <summary>How many.</summary>
    [Wire("quantity")]
    public long? Quantity { get; set; }
}

/// <summary>How a subscription is to go on without its schedule.</summary>
public class SubscriptionScheduleReleaseOptions : BaseOptions
{
    /// <summary>Whether it still ends when the schedule said.</summary>
    [Wire("preserve_cancel_date")]
    public bool? PreserveCancelDate { get; set; }
}

/// <summary>How to end a schedule and its subscription at once.</summary>
public class SubscriptionScheduleCancelOptions : BaseOptions
{
    /// <summary>Whether what is not billed yet is billed now.</summary>
    [Wire("invoice_now")]
    public bool? InvoiceNow { get; set; }

    /// <summary>Whether the rest of the period is given back.</summary>
    [Wire("prorate")]
    public bool? Prorate { get; set; }
}

/// <summary>How to read a schedule.</summary>
public class SubscriptionScheduleGetOptions : BaseOptions
{
}

/// <summary>Which schedules to list.</summary>
public class SubscriptionScheduleListOptions : ListOptions
{
    /// <summary>The customer.</summary>
    [Wire("customer")]
    public string Customer { get; set; }

    /// <summary>Those that have not begun.</summary>
    [Wire("scheduled")]
    public bool? Scheduled { get; set; }
}

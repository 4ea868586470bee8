namespace Stripe;

/// <summary>What to change of a subscription.</summary>
public class SubscriptionUpdateOptions : BaseOptions, IHasMetadata
{
    /// <summary>The time that periods are counted from.</summary>
    [Wire("billing_cycle_anchor")]
    public SubscriptionBillingCycleAnchor BillingCycleAnchor { get; set; }

    /// <summary>When it ends; null takes it back.</summary>
    [Wire("cancel_at")]
    public AnyOf<DateTime?, SubscriptionCancelAt> CancelAt
    {
        get;
        set
        {
            field = value;
            SetTracker.Track();
        }
    }

    /// <summary>Whether it ends with the running period.</summary>
    [Wire("cancel_at_period_end")]
    public bool? CancelAtPeriodEnd { get; set; }

    /// <summary>Why it is cancelled.</summary>
    [Wire("cancellation_details")]
    public SubscriptionCancellationDetailsOptions CancellationDetails { get; set; }

    /// <summary><c>charge_automatically</c> or <c>send_invoice</c>.</summary>
    [Wire("collection_method")]
    public string CollectionMethod { get; set; }

    /// <summary>Days to pay in, for <c>send_invoice</c>.</summary>
    [Wire("days_until_due")]
    public long? DaysUntilDue { get; set; }

    /// <summary>The payment method that pays.</summary>
    [Wire("default_payment_method")]
    public string DefaultPaymentMethod { get; set; }

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

    /// <summary>Which items to change.</summary>
    [Wire("items")]
    public List<SubscriptionItemOptions> Items { get; set; }

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

    /// <summary>Whether the person is away.</summary>
    [Wire("off_session")]
    public bool? OffSession { get; set; }

    /// <summary>How collecting pauses; null lets it go on.</summary>
    [Wire("pause_collection")]
    public SubscriptionPauseCollectionOptions PauseCollection
    {
        get;
        set
        {
            field = value;
            SetTracker.Track();
        }
    }

    /// <summary>What happens if the first payment fails, such as <c>default_incomplete</c>.</summary>
    [Wire("payment_behavior")]
    public string PaymentBehavior { get; set; }

    /// <summary>What pays.</summary>
    [Wire("payment_settings")]
    public SubscriptionPaymentSettingsOptions PaymentSettings { get; set; }

    /// <summary><c>create_prorations</c>, <c>always_invoice</c> or <c>none</c>.</summary>
    [Wire("proration_behavior")]
    public string ProrationBehavior { get; set; }

    /// <summary>As of when shares of a period are counted.</summary>
    [Wire("proration_date")]
    public DateTime? ProrationDate { get; set; }

    /// <summary>When the trial ends; <see cref="SubscriptionTrialEnd.Now"/> for at once.</summary>
    [Wire("trial_end")]
    public AnyOf<DateTime?, SubscriptionTrialEnd> TrialEnd { get; set; }

    /// <summary>What happens when the trial ends.</summary>
    [Wire("trial_settings")]
    public SubscriptionTrialSettingsOptions TrialSettings { get; set; }
}

/// <summary>Why a subscription is cancelled.</summary>
public class SubscriptionCancellationDetailsOptions : INestedOptions, IHasSetTracking
{
    /// <summary>What the person wrote.</summary>
    [Wire("comment")]
    public string Comment
    {
        get;
        set
        {
            field = value;
            SetTracker.Track();
        }
    }

    /// <summary>A reason, such as <c>too_expensive</c> or <c>unused</c>.</summary>
    [Wire("feedback")]
    public string Feedback
    {
        get;
        set
        {
            field = value;
            SetTracker.Track();
        }
    }

    internal SetTracker SetTracker { get; } = new();

    SetTracker IHasSetTracking.SetTracker => SetTracker;
}

/// <summary>How collecting is to pause.</summary>
public class SubscriptionPauseCollectionOptions : INestedOptions
{
    /// <summary><c>keep_as_draft</c>, <c>mark_uncollectible</c> or <c>void</c>.</summary>
    [Wire("behavior")]
    public string Behavior { get; set; }

    /// <summary>When it goes on; null for when it is said.</summary>
    [Wire("resumes_at")]
    public DateTime? ResumesAt { get; set; }
}

/// <summary>How to cancel a subscription at once.</summary>
public class SubscriptionCancelOptions : BaseOptions
{
    /// <summary>Why it is cancelled.</summary>
    [Wire("cancellation_details")]
    public SubscriptionCancellationDetailsOptions CancellationDetails { get; set; }

    /// <summary>Whether what is not billed yet is billed now.</summary>
    [Wire("invoice_now")]
    public bool? InvoiceNow { get; set; }

    /// <summary>Whether the rest of the period is given back.</summary>
    [Wire("prorate")]
    public bool? Prorate { get; set; }
}

/// <summary>How a paused subscription is to go on.</summary>
public class SubscriptionResumeOptions : BaseOptions
{
    /// <summary>The time that periods are counted from.</summary>
    [Wire("billing_cycle_anchor")]
    public SubscriptionBillingCycleAnchor BillingCycleAnchor { get; set; }

    /// <summary><c>create_prorations</c>, <c>always_invoice</c> or <c>none</c>.</summary>
    [Wire("proration_behavior")]
    public string ProrationBehavior { get; set; }

    /// <summary>As of when shares of a period are counted.</summary>
    [Wire("proration_date")]
    public DateTime? ProrationDate { get; set; }
}

/// <summary>How to read a subscription.</summary>
public class SubscriptionGetOptions : BaseOptions
{
}

/// <summary>Which subscriptions to list.</summary>
public class SubscriptionListOptions : ListOptions
{
    /// <summary><c>charge_automatically</c> or <c>send_invoice</c>.</summary>
    [Wire("collection_method")]
    public string CollectionMethod { get; set; }

    /// <summary>Those made then.</summary>
    [Wire("created")]
    public AnyOf<DateTime?, DateRangeOptions> Created { get; set; }

    /// <summary>Those whose running period ends then.</summary>
    [Wire("current_period_end")]
    public AnyOf<DateTime?, DateRangeOptions> CurrentPeriodEnd { get; set; }

    /// <summary>Those whose running period began then.</summary>
    [Wire("current_period_start")]
    public AnyOf<DateTime?, DateRangeOptions> CurrentPeriodStart { get; set; }

    /// <summary>The customer.</summary>
    [Wire("customer")]
    public string Customer { get; set; }

    /// <summary>The price.</summary>
    [Wire("price")]
    public string Price { get; set; }

    /// <summary>Those that stand so; <c>all</c> for ended ones too.</summary>
    [Wire("status")]
    public string Status { get; set; }

    /// <summary>Those that live by this test clock.</summary>
    [Wire("test_clock")]
    public string TestClock { get; set; }
}

/// <summary>Which subscriptions to search for.</summary>
public class SubscriptionSearchOptions : SearchOptions
{
}

namespace Stripe;

/// <summary>A customer that pays period after period.</summary>
public class Subscription : StripeEntity<Subscription>, IHasId, IHasMetadata, IHasObject
{
    /// <summary>The id.</summary>
    [Wire("id")]
    public string Id { get; set; }

    /// <inheritdoc/>
    [Wire("object")]
    public string Object { get; set; }

    /// <summary>The time that periods are counted from.</summary>
    [Wire("billing_cycle_anchor")]
    public DateTime BillingCycleAnchor { get; set; } = DateTime.UnixEpoch;

    /// <summary>When it ends.</summary>
    [Wire("cancel_at")]
    public DateTime? CancelAt { get; set; }

    /// <summary>Whether it ends with the running period.</summary>
    [Wire("cancel_at_period_end")]
    public bool CancelAtPeriodEnd { get; set; }

    /// <summary>When it was cancelled.</summary>
    [Wire("canceled_at")]
    public DateTime? CanceledAt { get; set; }

    /// <summary>Why it was cancelled.</summary>
    [Wire("cancellation_details")]
    public SubscriptionCancellationDetails CancellationDetails { get; set; }

    /// <summary><c>charge_automatically</c> or <c>send_invoice</c>.</summary>
    [Wire("collection_method")]
    public string CollectionMethod { get; set; }

    /// <summary>When it was made.</summary>
    [Wire("created")]
    public DateTime Created { get; set; } = DateTime.UnixEpoch;

    /// <summary>The currency, three small letters.</summary>
    [Wire("currency")]
    public string Currency { get; set; }

    /// <summary>The customer's id.</summary>
    [Wire("customer")]
    public string CustomerId { get; set; }

    /// <summary>The customer.</summary>
    [Wire("customer")]
    public Customer Customer { get; set; }

    /// <summary>Days to pay in, for <c>send_invoice</c>.</summary>
    [Wire("days_until_due")]
    public long? DaysUntilDue { get; set; }

    /// <summary>The id of the payment method that pays.</summary>
    [Wire("default_payment_method")]
    public string DefaultPaymentMethodId { get; set; }

    /// <summary>The payment method that pays.</summary>
    [Wire("default_payment_method")]
    public PaymentMethod DefaultPaymentMethod { get; set; }

    /// <summary>Words for people.</summary>
    [Wire("description")]
    public string Description { get; set; }

    /// <summary>When it ended.</summary>
    [Wire("ended_at")]
    public DateTime? EndedAt { get; set; }

    /// <summary>What is paid for; periods stand here.</summary>
    [Wire("items")]
    public StripeList<SubscriptionItem> Items { get; set; }

    /// <summary>The id of its last invoice.</summary>
    [Wire("latest_invoice")]
    public string LatestInvoiceId { get; set; }

    /// <summary>Its last invoice.</summary>
    [Wire("latest_invoice")]
    public Invoice LatestInvoice { get; set; }

    /// <summary>Whether it is about real money.</summary>
    [Wire("livemode")]
    public bool Livemode { get; set; }

    /// <inheritdoc/>
    [Wire("metadata")]
    public Dictionary<string, string> Metadata { get; set; }

    /// <summary>Whether collecting pauses.</summary>
    [Wire("pause_collection")]
    public SubscriptionPauseCollection PauseCollection { get; set; }

    /// <summary>The id of the schedule that it follows.</summary>
    [Wire("schedule")]
    public string ScheduleId { get; set; }

    /// <summary>The schedule that it follows.</summary>
    [Wire("schedule")]
    public SubscriptionSchedule Schedule { get; set; }

    /// <summary>When it begins.</summary>
    [Wire("start_date")]
    public DateTime StartDate { get; set; } = DateTime.UnixEpoch;

    /// <summary>One of <see cref="SubscriptionStatuses"/>.</summary>
    [Wire("status")]
    public string Status { get; set; }

    /// <summary>The id of the test clock that it lives by.</summary>
    [Wire("test_clock")]
    public string TestClockId { get; set; }

    /// <summary>The test clock that it lives by.</summary>
    [Wire("test_clock")]
    public TestHelpers.TestClock TestClock { get; set; }

    /// <summary>When the trial ends.</summary>
    [Wire("trial_end")]
    public DateTime? TrialEnd { get; set; }

    /// <summary>What happens when the trial ends.</summary>
    [Wire("trial_settings")]
    public SubscriptionTrialSettings TrialSettings { get; set; }

    /// <summary>When the trial began.</summary>
    [Wire("trial_start")]
    public DateTime? TrialStart { get; set; }
}

/// <summary>Why a subscription was cancelled.</summary>
public class SubscriptionCancellationDetails : StripeEntity<SubscriptionCancellationDetails>
{
    /// <summary>What the person wrote.</summary>
    [Wire("comment")]
    public string Comment { get; set; }

    /// <summary>What the person chose as the reason.</summary>
    [Wire("feedback")]
    public string Feedback { get; set; }

    /// <summary><c>cancellation_requested</c>, <c>payment_disputed</c> or <c>payment_failed</c>.</summary>
    [Wire("reason")]
    public string Reason { get; set; }
}

/// <summary>How collecting pauses.</summary>
public class SubscriptionPauseCollection : StripeEntity<SubscriptionPauseCollection>
{
    /// <summary><c>keep_as_draft</c>, <c>mark_uncollectible</c> or <c>void</c>.</summary>
    [Wire("behavior")]
    public string Behavior { get; set; }

    /// <summary>When it goes on; null for when it is said.</summary>
    [Wire("resumes_at")]
    public DateTime? ResumesAt { get; set; }
}

/// <summary>What happens when a trial ends.</summary>
public class SubscriptionTrialSettings : StripeEntity<SubscriptionTrialSettings>
{
    /// <summary>What happens at the end.</summary>
    [Wire("end_behavior")]
    public SubscriptionTrialSettingsEndBehavior EndBehavior { get; set; }
}

/// <summary>What happens when a trial ends.</summary>
public class SubscriptionTrialSettingsEndBehavior : StripeEntity<SubscriptionTrialSettingsEndBehavior>
{
    /// <summary><c>cancel</c>, <c>create_invoice</c> or <c>pause</c>.</summary>
    [Wire("missing_payment_method")]
    public string MissingPaymentMethod { get; set; }
}

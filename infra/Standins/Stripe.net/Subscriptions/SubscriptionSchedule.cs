namespace Stripe;

/// <summary>What a subscription is to become, phase by phase.</summary>
public class SubscriptionSchedule : StripeEntity<SubscriptionSchedule>, IHasId, IHasMetadata, IHasObject
{
    /// <summary>The id.</summary>
    [Wire("id")]
    public string Id { get; set; }

    /// <inheritdoc/>
    [Wire("object")]
    public string Object { get; set; }

    /// <summary>When it was cancelled.</summary>
    [Wire("canceled_at")]
    public DateTime? CanceledAt { get; set; }

    /// <summary>When its last phase ended.</summary>
    [Wire("completed_at")]
    public DateTime? CompletedAt { get; set; }

    /// <summary>When it was made.</summary>
    [Wire("created")]
    public DateTime Created { get; set; } = DateTime.UnixEpoch;

    /// <summary>The phase that is on.</summary>
    [Wire("current_phase")]
    public SubscriptionScheduleCurrentPhase CurrentPhase { get; set; }

    /// <summary>The customer's id.</summary>
    [Wire("customer")]
    public string CustomerId { get; set; }

    /// <summary>The customer.</summary>
    [Wire("customer")]
    public Customer Customer { get; set; }

    /// <summary><c>release</c> or <c>cancel</c>.</summary>
    [Wire("end_behavior")]
    public string EndBehavior { get; set; }

    /// <summary>Whether it is about real money.</summary>
    [Wire("livemode")]
    public bool Livemode { get; set; }

    /// <inheritdoc/>
    [Wire("metadata")]
    public Dictionary<string, string> Metadata { get; set; }

    /// <summary>The phases, one after the other.</summary>
    [Wire("phases")]
    public List<SubscriptionSchedulePhase> Phases { get; set; }

    /// <summary>When the subscription went on without it.</summary>
    [Wire("released_at")]
    public DateTime? ReleasedAt { get; set; }

    /// <summary>The id of the subscription that went on without it.</summary>
    [Wire("released_subscription")]
    public string ReleasedSubscription { get; set; }

    /// <summary><c>not_started</c>, <c>active</c>, <c>completed</c>, <c>released</c> or <c>canceled</c>.</summary>
    [Wire("status")]
    public string Status { get; set; }

    /// <summary>The subscription's id.</summary>
    [Wire("subscription")]
    public string SubscriptionId { get; set; }

    /// <summary>The subscription.</summary>
    [Wire("subscription")]
    public Subscription Subscription { get; set; }

    /// <summary>The id of the test clock that it lives by.</summary>
    [Wire("test_clock")]
    public string TestClockId { get; set; }

    /// <summary>The test clock that it lives by.</summary>
    [Wire("test_clock")]
    public TestHelpers.TestClock TestClock { get; set; }
}

/// <summary>The phase that is on.</summary>
public class SubscriptionScheduleCurrentPhase : StripeEntity<SubscriptionScheduleCurrentPhase>
{
    /// <summary>When it ends.</summary>
    [Wire("end_date")]
    public DateTime? EndDate { get; set; }

    /// <summary>When it begins.</summary>
    [Wire("start_date")]
    public DateTime? StartDate { get; set; }
}

/// <summary>A phase.</summary>
public class SubscriptionSchedulePhase : StripeEntity<SubscriptionSchedulePhase>, IHasMetadata
{
    /// <summary><c>charge_automatically</c> or <c>send_invoice</c>.</summary>
    [Wire("collection_method")]
    public string CollectionMethod { get; set; }

    /// <summary>The currency, three small letters.</summary>
    [Wire("currency")]
    public string Currency { get; set; }

    /// <summary>Words for people.</summary>
    [Wire("description")]
    public string Description { get; set; }

    /// <summary>When it ends.</summary>
    [Wire("end_date")]
    public DateTime EndDate { get; set; } = DateTime.UnixEpoch;

    /// <summary>The items.</summary>
    [Wire("items")]
    public List<SubscriptionSchedulePhaseItem> Items { get; set; }

    /// <inheritdoc/>
    [Wire("metadata")]
    public Dictionary<string, string> Metadata { get; set; }

    /// <summary><c>create_prorations</c>, <c>always_invoice</c> or <c>none</c>.</summary>
    [Wire("proration_behavior")]
    public string ProrationBehavior { get; set; }

    /// <summary>When it begins.</summary>
    [Wire("start_date")]
    public DateTime StartDate { get; set; } = DateTime.UnixEpoch;

    /// <summary>When the trial ends.</summary>
    [Wire("trial_end")]
    public DateTime? TrialEnd { get; set; }
}

/// <summary>Something that is paid for in a phase.</summary>
public class SubscriptionSchedulePhaseItem : StripeEntity<SubscriptionSchedulePhaseItem>, IHasMetadata
{
    /// <inheritdoc/>
    [Wire("metadata")]
    public Dictionary<string, string> Metadata { get; set; }

    /// <summary>The price's id.</summary>
    [Wire("price")]
    public string PriceId { get; set; }

    /// <summary>The price.</summary>
    [Wire("price")]
    public Price Price { get; set; }

    /// <summary>How many.</summary>
    [Wire("quantity")]
    public long Quantity { get; set; }
}

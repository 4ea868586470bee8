namespace Stripe;

/// <summary>A subscription to make.</summary>
public class SubscriptionCreateOptions : BaseOptions, IHasMetadata
{
    /// <summary>When it is to have begun.</summary>
    [Wire("backdate_start_date")]
    public DateTime? BackdateStartDate { get; set; }

    /// <summary>The time that periods are counted from.</summary>
    [Wire("billing_cycle_anchor")]
    public DateTime? BillingCycleAnchor { get; set; }

    /// <summary>How shares of periods are counted.</summary>
    [Wire("billing_mode")]
    public SubscriptionBillingModeOptions BillingMode { get; set; }

    /// <summary>When it ends.</summary>
    [Wire("cancel_at")]
    public AnyOf<DateTime?, SubscriptionCancelAt> CancelAt { get; set; }

    /// <summary>Whether it ends with the running period.</summary>
    [Wire("cancel_at_period_end")]
    public bool? CancelAtPeriodEnd { get; set; }

    /// <summary><c>charge_automatically</c> or <c>send_invoice</c>.</summary>
    [Wire("collection_method")]
    public string CollectionMethod { get; set; }

    /// <summary>The currency, three small letters.</summary>
    [Wire("currency")]
    public string Currency { get; set; }

    /// <summary>The customer.</summary>
    [Wire("customer")]
    public string Customer { get; set; }

    /// <summary>Days to pay in, for <c>send_invoice</c>.</summary>
    [Wire("days_until_due")]
    public long? DaysUntilDue { get; set; }

    /// <summary>The payment method that pays.</summary>
    [Wire("default_payment_method")]
    public string DefaultPaymentMethod { get; set; }

    /// <summary>Words for people.</summary>
    [Wire("description")]
    public string Description { get; set; }

    /// <summary>What is paid for, up to 20.</summary>
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

    /// <summary>What happens if the first payment fails, such as <c>default_incomplete</c>.</summary>
    [Wire("payment_behavior")]
    public string PaymentBehavior { get; set; }

    /// <summary>What pays.</summary>
    [Wire("payment_settings")]
    public SubscriptionPaymentSettingsOptions PaymentSettings { get; set; }

    /// <summary><c>create_prorations</c>, <c>always_invoice</c> or <c>none</c>.</summary>
    [Wire("proration_behavior")]
    public string ProrationBehavior { get; set; }

    /// <summary>When the trial ends; <see cref="SubscriptionTrialEnd.Now"/> for none.</summary>
    [Wire("trial_end")]
    public AnyOf<DateTime?, SubscriptionTrialEnd> TrialEnd { get; set; }

    /// <summary>Days of trial.</summary>
    [Wire("trial_period_days")]
    public long? TrialPeriodDays { get; set; }

    /// <summary>What happens when the trial ends.</summary>
    [Wire("trial_settings")]
    public SubscriptionTrialSettingsOptions TrialSettings { get; set; }
}

/// <summary>Something to pay for, or a change of it.</summary>
public class SubscriptionItemOptions : INestedOptions, IHasId, IHasMetadata
{
    /// <summary>Whether to take it out.</summary>
    [Wire("deleted")]
    public bool? Deleted { get; set; }

    /// <summary>Which one to change; a new one if null.</summary>
    [Wire("id")]
    public string Id { get; set; }

    /// <inheritdoc/>
    [Wire("metadata")]
    public Dictionary<string, string> Metadata { get; set; }

    /// <summary>The price.</summary>
    [Wire("price")]
    public string Price { get; set; }

    /// <summary>A price to make with it.</summary>
    [Wire("price_data")]
    public SubscriptionItemPriceDataOptions PriceData { get; set; }

    /// <summary>How many.</summary>
    [Wire("quantity")]
    public long? Quantity { get; set; }

    /// <summary>Whether to forget the usage of one that is taken out.</summary>
    [Wire("clear_usage")]
    public bool? ClearUsage { get; set; }
}

/// <summary>A price to make with a subscription item.</summary>
public class SubscriptionItemPriceDataOptions : INestedOptions
{
    /// <summary>The currency, three small letters.</summary>
    [Wire("currency")]
    public string Currency { get; set; }

    /// <summary>The product.</summary>
    [Wire("product")]
    public string Product { get; set; }

    /// <summary>How often it comes; null for what is paid once.</summary>
    [Wire("recurring")]
    public SubscriptionItemPriceDataRecurringOptions Recurring { get; set; }

    /// <summary><c>inclusive</c>, <c>exclusive</c> or <c>unspecified</c>.</summary>
    [Wire("tax_behavior")]
    public string TaxBehavior { get; set; }

    /// <summary>The price of one in minor units.</summary>
    [Wire("unit_amount")]
    public long? UnitAmount { get; set; }

    /// <summary>The price of one in minor units, with up to 12 decimal places.</summary>
    [Wire("unit_amount_decimal")]
    public decimal? UnitAmountDecimal { get; set; }
}

/// <summary>How often the price comes.</summary>
public class SubscriptionItemPriceDataRecurringOptions : INestedOptions
{
    /// <summary><c>day</c>, <c>week</c>, <c>month</c> or <c>year</c>.</summary>
    [Wire("interval")]
    public string Interval { get; set; }

    /// <summary>How many intervals a period has.</summary>
    [Wire("interval_count")]
    public long? IntervalCount { get; set; }
}

/// <summary>How shares of periods are counted.</summary>
public class SubscriptionBillingModeOptions : INestedOptions
{
    /// <summary><c>classic</c> or <c>flexible</c>.</summary>
    [Wire("type")]
    public string Type { get; set; }
}

/// <summary>What pays a subscription.</summary>
public class SubscriptionPaymentSettingsOptions : INestedOptions, IHasSetTracking
{
    /// <summary>Which kinds may pay.</summary>
    [Wire("payment_method_types")]
    public List<string> PaymentMethodTypes
    {
        get;
        set
        {
            field = value;
            SetTracker.Track();
        }
    }

    /// <summary><c>on_subscription</c> to keep what paid first, or <c>off</c>.</summary>
    [Wire("save_default_payment_method")]
    public string SaveDefaultPaymentMethod { get; set; }

    internal SetTracker SetTracker { get; } = new();

    SetTracker IHasSetTracking.SetTracker => SetTracker;
}

/// <summary>What happens when a trial ends.</summary>
public class SubscriptionTrialSettingsOptions : INestedOptions
{
    /// <summary>What happens at the end.</summary>
    [Wire("end_behavior")]
    public SubscriptionTrialSettingsEndBehaviorOptions EndBehavior { get; set; }
}

/// <summary>What happens when a trial ends.</summary>
public class SubscriptionTrialSettingsEndBehaviorOptions : INestedOptions
{
    /// <summary><c>cancel</c>, <c>create_invoice</c> or <c>pause</c>.</summary>
    [Wire("missing_payment_method")]
    public string MissingPaymentMethod { get; set; }
}

namespace Stripe.Checkout;

/// <summary>A page to make.</summary>
public class SessionCreateOptions : BaseOptions, IHasMetadata
{
    /// <summary>Whether the person may give a code.</summary>
    [Wire("allow_promotion_codes")]
    public bool? AllowPromotionCodes { get; set; }

    /// <summary><c>auto</c> or <c>required</c>.</summary>
    [Wire("billing_address_collection")]
    public string BillingAddressCollection { get; set; }

    /// <summary>Where the person goes who turns back.</summary>
    [Wire("cancel_url")]
    public string CancelUrl { get; set; }

    /// <summary>The caller's own id of what this is for.</summary>
    [Wire("client_reference_id")]
    public string ClientReferenceId { get; set; }

    /// <summary>The currency, three small letters.</summary>
    [Wire("currency")]
    public string Currency { get; set; }

    /// <summary>The customer.</summary>
    [Wire("customer")]
    public string Customer { get; set; }

    /// <summary>The mail address to begin with.</summary>
    [Wire("customer_email")]
    public string CustomerEmail { get; set; }

    /// <summary>What of the customer the person may change.</summary>
    [Wire("customer_update")]
    public SessionCustomerUpdateOptions CustomerUpdate { get; set; }

    /// <summary>When it ends, 30 minutes to 24 hours from now.</summary>
    [Wire("expires_at")]
    public DateTime? ExpiresAt { get; set; }

    /// <summary>What is bought.</summary>
    [Wire("line_items")]
    public List<SessionLineItemOptions> LineItems { get; set; }

    /// <summary>The language, such as <c>de</c>; the browser's if <c>auto</c>.</summary>
    [Wire("locale")]
    public string Locale { get; set; }

    /// <inheritdoc/>
    [Wire("metadata")]
    public Dictionary<string, string> Metadata { get; set; }

    /// <summary><c>payment</c>, <c>setup</c> or <c>subscription</c>.</summary>
    [Wire("mode")]
    public string Mode { get; set; }

    /// <summary><c>always</c> or <c>if_required</c>.</summary>
    [Wire("payment_method_collection")]
    public string PaymentMethodCollection { get; set; }

    /// <summary>Which kinds may pay.</summary>
    [Wire("payment_method_types")]
    public List<string> PaymentMethodTypes { get; set; }

    /// <summary>The subscription to make.</summary>
    [Wire("subscription_data")]
    public SessionSubscriptionDataOptions SubscriptionData { get; set; }

    /// <summary>Where the person goes when it is done.</summary>
    [Wire("success_url")]
    public string SuccessUrl { get; set; }
}

/// <summary>Something to buy.</summary>
public class SessionLineItemOptions : INestedOptions, IHasMetadata, IHasId, IHasSetTracking
{
    /// <summary>The id.</summary>
    [Wire("id")]
    public string Id { get; set; }

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

    /// <summary>The price.</summary>
    [Wire("price")]
    public string Price { get; set; }

    /// <summary>How many; not for what is metered.</summary>
    [Wire("quantity")]
    public long? Quantity { get; set; }

    internal SetTracker SetTracker { get; } = new();

    SetTracker IHasSetTracking.SetTracker => SetTracker;
}

/// <summary>What of a customer the person may change: <c>auto</c> or <c>never</c>.</summary>
public class SessionCustomerUpdateOptions : INestedOptions
{
    /// <summary>The postal address.</summary>
    [Wire("address")]
    public string Address { get; set; }

    /// <summary>The name.</summary>
    [Wire("name")]
    public string Name { get; set; }
}

/// <summary>The subscription to make.</summary>
public class SessionSubscriptionDataOptions : INestedOptions, IHasMetadata
{
    /// <summary>The time that periods are counted from.</summary>
    [Wire("billing_cycle_anchor")]
    public DateTime? BillingCycleAnchor { get; set; }

    /// <summary>How shares of periods are counted.</summary>
    [Wire("billing_mode")]
    public SessionSubscriptionDataBillingModeOptions BillingMode { get; set; }

    /// <summary>Words for people.</summary>
    [Wire("description")]
    public string Description { get; set; }

    /// <inheritdoc/>
    [Wire("metadata")]
    public Dictionary<string, string> Metadata { get; set; }

    /// <summary><c>create_prorations</c>, <c>always_invoice</c> or <c>none</c>.</summary>
    [Wire("proration_behavior")]
    public string ProrationBehavior { get; set; }

    /// <summary>When the trial ends.</summary>
    [Wire("trial_end")]
    public DateTime? TrialEnd { get; set; }

    /// <summary>Days of trial.</summary>
    [Wire("trial_period_days")]
    public long? TrialPeriodDays { get; set; }

    /// <summary>What happens when the trial ends.</summary>
    [Wire("trial_settings")]
    public SessionSubscriptionDataTrialSettingsOptions TrialSettings { get; set; }
}

/// <summary>How shares of periods are counted.</summary>
public class SessionSubscriptionDataBillingModeOptions : INestedOptions
{
    /// <summary><c>classic</c> or <c>flexible</c>.</summary>
    [Wire("type")]
    public string Type { get; set; }
}

/// <summary>What happens when the trial ends.</summary>
public class SessionSubscriptionDataTrialSettingsOptions : INestedOptions
{
    /// <summary>What happens at the end.</summary>
    [Wire("end_behavior")]
    public SessionSubscriptionDataTrialSettingsEndBehaviorOptions EndBehavior { get; set; }
}

/// <summary>What happens when the trial ends.</summary>
public class SessionSubscriptionDataTrialSettingsEndBehaviorOptions : INestedOptions
{
    /// <summary><c>cancel</c>, <c>create_invoice</c> or <c>pause</c>.</summary>
    [Wire("missing_payment_method")]
    public string MissingPaymentMethod { get; set; }
}

/// <summary>How to read a page.</summary>
public class SessionGetOptions : BaseOptions
{
}

/// <summary>How to end a page.</summary>
public class SessionExpireOptions : BaseOptions
{
}

/// <summary>Which pages to list.</summary>
public class SessionListOptions : ListOptions
{
    /// <summary>Those made then.</summary>
    [Wire("created")]
    public AnyOf<DateTime?, DateRangeOptions> Created { get; set; }

    /// <summary>The customer.</summary>
    [Wire("customer")]
    public string Customer { get; set; }

    /// <summary>The payment.</summary>
    [Wire("payment_intent")]
    public string PaymentIntent { get; set; }

    /// <summary><c>open</c>, <c>complete</c> or <c>expired</c>.</summary>
    [Wire("status")]
    public string Status { get; set; }

    /// <summary>The subscription.</summary>
    [Wire("subscription")]
    public string Subscription { get; set; }
}

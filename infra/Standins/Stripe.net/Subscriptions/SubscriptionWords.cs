namespace Stripe;

/// <summary>What a trial may end with beside a time.</summary>
public class SubscriptionTrialEnd : StringEnum
{
    /// <summary>At once.</summary>
    public static readonly SubscriptionTrialEnd Now = new("now");

    SubscriptionTrialEnd(string value)
        : base(value)
    {
    }
}

/// <summary>When a subscription may end beside a time.</summary>
public class SubscriptionCancelAt : StringEnum
{
    /// <summary>With the longest running period of its items.</summary>
    public static readonly SubscriptionCancelAt MaxPeriodEnd = new("max_period_end");

    /// <summary>With the shortest running period of its items.</summary>
    public static readonly SubscriptionCancelAt MinPeriodEnd = new("min_period_end");

    SubscriptionCancelAt(string value)
        : base(value)
    {
    }
}

/// <summary>What becomes of the time that periods are counted from.</summary>
public class SubscriptionBillingCycleAnchor : StringEnum
{
    /// <summary>Periods are counted from now.</summary>
    public static readonly SubscriptionBillingCycleAnchor Now = new("now");

    /// <summary>It stays.</summary>
    public static readonly SubscriptionBillingCycleAnchor Unchanged = new("unchanged");

    SubscriptionBillingCycleAnchor(string value)
        : base(value)
    {
    }
}

namespace Stripe;

/// <summary>When a phase may end beside a time.</summary>
public class SubscriptionSchedulePhaseEndDate : StringEnum
{
    /// <summary>At once.</summary>
    public static readonly SubscriptionSchedulePhaseEndDate Now = new("now");

    SubscriptionSchedulePhaseEndDate(string value)
        : base(value)
    {
    }
}

/// <summary>When a phase may begin beside a time.</summary>
public class SubscriptionSchedulePhaseStartDate : StringEnum
{
    /// <summary>At once.</summary>
    public static readonly SubscriptionSchedulePhaseStartDate Now = new("now");

    SubscriptionSchedulePhaseStartDate(string value)
        : base(value)
    {
    }
}

/// <summary>When a phase's trial may end beside a time.</summary>
public class SubscriptionSchedulePhaseTrialEnd : StringEnum
{
    /// <summary>At once.</summary>
    public static readonly SubscriptionSchedulePhaseTrialEnd Now = new("now");

    SubscriptionSchedulePhaseTrialEnd(string value)
        : base(value)
    {
    }
}

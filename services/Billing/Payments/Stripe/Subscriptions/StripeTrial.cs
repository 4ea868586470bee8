using CloudCrm.Billing.Usage;

namespace CloudCrm.Billing.Payments.Stripe.Subscriptions;

/// <summary>Until when a new subscription is free at Stripe: the end of one of our periods, so that its periods begin as ours do and nothing is charged before our invoice. Pure.</summary>
internal static class StripeTrial
{
    /// <summary>How far ahead it lies at least: Stripe wants 48 hours, and its answer may take a while.</summary>
    public static readonly TimeSpan LeadMin = TimeSpan.FromHours(49);

    /// <summary>The end of the first period that lies far enough ahead.</summary>
    /// <param name="calendar">The tenant's.</param>
    /// <param name="periodEnd">When the running period ends (UTC).</param>
    /// <param name="now">Now.</param>
    public static DateTimeOffset End(TenantCalendar calendar, DateTimeOffset periodEnd, DateTimeOffset now)
    {
        while (periodEnd < now + LeadMin)
            periodEnd = calendar.PeriodEnd(periodEnd);
        return periodEnd;
    }
}

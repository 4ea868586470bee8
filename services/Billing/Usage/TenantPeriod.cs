namespace CloudCrm.Billing.Usage;

/// <summary>A tenant's billing period: it begins on the tenant's billing day, or on the last day of a month that has no such day.</summary>
/// <param name="FirstDay">Its first day in the tenant's time zone.</param>
/// <param name="EndDay">The first day of the next one.</param>
/// <param name="Start">When it begins (UTC).</param>
/// <param name="End">When the next one begins (UTC).</param>
public sealed record TenantPeriod(DateOnly FirstDay, DateOnly EndDay, DateTimeOffset Start, DateTimeOffset End)
{
    /// <summary>How many days it has, 28 to 31: whatever a change of clocks makes of their hours.</summary>
    public int Days => EndDay.DayNumber - FirstDay.DayNumber;
}

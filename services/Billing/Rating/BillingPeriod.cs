namespace CloudCrm.Billing.Rating;

/// <summary>A stretch of days in the tenant's time zone.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The day after the last one.</param>
public readonly record struct BillingPeriod(DateOnly From, DateOnly To)
{
    /// <summary>How many days; a day of 23 or 25 hours is one too.</summary>
    public int Days => To.DayNumber - From.DayNumber;

    /// <summary>Whether all of another stretch lies in this one.</summary>
    public bool Covers(BillingPeriod part) => From <= part.From && part.From < part.To && part.To <= To;
}

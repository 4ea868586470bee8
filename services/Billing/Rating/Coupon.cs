namespace CloudCrm.Billing.Rating;

/// <summary>A discount on the charges of a period. What it can't take off because the charges are lower lapses.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Percent">0 to 100, of what coupons before it left; null for an amount.</param>
/// <param name="Amount">Money a period; null for a percentage.</param>
/// <param name="Maximum">The most that it takes off in a period, or null.</param>
/// <param name="PeriodsLeft">In how many periods it holds, this one too; null for ever.</param>
public sealed record Coupon(string Code, decimal? Percent, decimal? Amount, decimal? Maximum = null, int? PeriodsLeft = null);

namespace CloudCrm.Billing.Rating;

/// <summary>One tier of a price.</summary>
/// <param name="UpTo">The last quantity in it, itself included; null for the last tier, which has no end.</param>
/// <param name="Unit">What a unit costs in it, or the share of a unit of money; 0 or more.</param>
/// <param name="Flat">What is charged once when the tier is reached. The first tier is reached at zero.</param>
public sealed record Tier(decimal? UpTo, decimal Unit, decimal Flat);

namespace CloudCrm.Billing.Rating;

/// <summary>What an earlier period costs more or less than its final invoice says, because usage came late. Coupons and commitments of this period leave it alone.</summary>
/// <param name="Code">The meter's code.</param>
/// <param name="Span">The earlier period.</param>
/// <param name="PriceVersion">The version of the price book that held in it.</param>
/// <param name="Quantity">By how much usage differs.</param>
/// <param name="Amount">By how much the rated amount differs, exact.</param>
public sealed record Correction(string Code, BillingPeriod Span, string PriceVersion, decimal Quantity, decimal Amount);

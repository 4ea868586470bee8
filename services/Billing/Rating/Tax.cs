namespace CloudCrm.Billing.Rating;

/// <summary>A tenant's tax.</summary>
/// <param name="Code">What it is called, such as <c>VAT</c>.</param>
/// <param name="Rate">A share: 0.05 is 5 %. With 0 it is shown and nothing.</param>
/// <param name="IsInclusive">Whether prices have it in them, so that it is taken out of the sum; else it is added.</param>
public sealed record Tax(string Code, decimal Rate, bool IsInclusive);

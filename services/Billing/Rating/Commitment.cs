using System.Collections.Immutable;

namespace CloudCrm.Billing.Rating;

/// <summary>What a tenant promised to spend in a period: what its charges lack is trued up.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Amount">Money for this period, before discounts and tax.</param>
/// <param name="Codes">The line codes that count towards it (<see cref="InvoiceLine.BaseCode"/>, <see cref="InvoiceLine.SeatsCode"/>, meters); all where it is empty.</param>
public sealed record Commitment(string Code, decimal Amount, ImmutableArray<string> Codes)
{
    /// <summary>Whether a line counts towards it.</summary>
    public bool Counts(string code) => Codes.IsDefaultOrEmpty || Codes.Contains(code);
}

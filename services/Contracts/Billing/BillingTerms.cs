using System.Collections.Immutable;

namespace CloudCrm.Contracts.Billing;

/// <summary>What the operator agreed with one tenant. Money, rates and quantities are decimal text.</summary>
/// <param name="Currency">ISO 4217; another one than the running period's holds, with all these terms, from the first period that begins with no balance left in the old one.</param>
/// <param name="DueDays">Days from an invoice to its due date, 0 to 120.</param>
/// <param name="Tax">The tax on its invoices; null for none.</param>
/// <param name="Base">The base for a period, in place of the price book's; null for that one.</param>
/// <param name="Seat">A seat for a period, in place of the price book's; null for that one.</param>
/// <param name="Meters">A JSON object from meter codes to <c>{"price", "included"}</c> as in a price book, in place of the price book's; null for those. A code that no meter has is refused.</param>
/// <param name="Coupons">Discounts, applied one after the other; at most 20.</param>
/// <param name="Commitments">What it promised to spend in a period; at most 20.</param>
/// <param name="Plan">The plan for which <paramref name="Base"/> and <paramref name="Seat"/> hold: on others the price book's do, while <paramref name="Meters"/> hold on all. Null where they are set: the plan that holds then.</param>
[GenerateSerializer, Immutable, Alias("BillingTerms")]
public sealed record BillingTerms(
    [property: Id(0)] string Currency,
    [property: Id(1)] int DueDays,
    [property: Id(2)] TaxTerm? Tax,
    [property: Id(3)] string? Base,
    [property: Id(4)] string? Seat,
    [property: Id(5)] string? Meters,
    [property: Id(6)] ImmutableArray<CouponTerm> Coupons,
    [property: Id(7)] ImmutableArray<CommitmentTerm> Commitments,
    [property: Id(8)] string? Plan = null);

/// <summary>A tenant's tax.</summary>
/// <param name="Code">What it is called on invoices, such as <c>VAT</c>.</param>
/// <param name="Rate">A share from 0 to 1: 0.05 is 5 %.</param>
/// <param name="IsInclusive">Whether prices have it in them already.</param>
[GenerateSerializer, Immutable, Alias("TaxTerm")]
public sealed record TaxTerm([property: Id(0)] string Code, [property: Id(1)] string Rate, [property: Id(2)] bool IsInclusive);

/// <summary>A discount: a percentage or an amount a period.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Percent">0 to 100, or null.</param>
/// <param name="Amount">Money a period, or null.</param>
/// <param name="Maximum">The most that it takes off in a period, or null.</param>
/// <param name="Periods">In how many periods it still holds, this one too; null for ever.</param>
[GenerateSerializer, Immutable, Alias("CouponTerm")]
public sealed record CouponTerm(
    [property: Id(0)] string Code, [property: Id(1)] string? Percent, [property: Id(2)] string? Amount, [property: Id(3)] string? Maximum, [property: Id(4)] int? Periods);

/// <summary>What a tenant promised to spend in a period.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Amount">Money.</param>
/// <param name="Codes">What counts towards it: <c>base</c>, <c>seats</c>, codes of meters (others are refused); everything where it is empty.</param>
[GenerateSerializer, Immutable, Alias("CommitmentTerm")]
public sealed record CommitmentTerm([property: Id(0)] string Code, [property: Id(1)] string Amount, [property: Id(2)] ImmutableArray<string> Codes);

using System.Collections.Immutable;

namespace CloudCrm.Contracts.Billing;

/// <summary>
/// The invoice of the running period as it would be if nothing more happened: no more usage, and seats, plan and stored bytes as they are. Money and
/// quantities are decimal text.
/// </summary>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Plan">The plan that holds.</param>
/// <param name="From">The period's first day, in the tenant's time zone.</param>
/// <param name="To">The first day of the next one.</param>
/// <param name="AsOf">When it was worked out (UTC).</param>
/// <param name="Lines">Step by step, as on an invoice; they sum to <paramref name="Due"/>.</param>
/// <param name="Charges">Before discounts and tax.</param>
/// <param name="Tax">The tax.</param>
/// <param name="Total">With discounts and tax.</param>
/// <param name="Due">What would be left to pay after credits and what was prepaid.</param>
[GenerateSerializer, Immutable, Alias("Statement")]
public sealed record Statement(
    [property: Id(0)] string Currency,
    [property: Id(1)] string Plan,
    [property: Id(2)] DateOnly From,
    [property: Id(3)] DateOnly To,
    [property: Id(4)] DateTimeOffset AsOf,
    [property: Id(5)] ImmutableArray<StatementLine> Lines,
    [property: Id(6)] string Charges,
    [property: Id(7)] string Tax,
    [property: Id(8)] string Total,
    [property: Id(9)] string Due);

/// <summary>A line of a statement or an invoice.</summary>
/// <param name="Kind">Which step it is.</param>
/// <param name="Code">What it is for: <c>base</c>, <c>seats</c>, a meter, a coupon, a commitment, a tax or a balance.</param>
/// <param name="Plan">The plan that held, or null.</param>
/// <param name="PriceVersion">The version of the price book, or null.</param>
/// <param name="From">The first day that it is for; null for the whole period.</param>
/// <param name="To">The day after the last one; null for the whole period.</param>
/// <param name="Quantity">Units of the meter, days of the base, or days of seats beyond the included ones; or null.</param>
/// <param name="Included">Units that the base pays for, or null.</param>
/// <param name="Amount">Decimal text with the currency's decimals.</param>
[GenerateSerializer, Immutable, Alias("StatementLine")]
public sealed record StatementLine(
    [property: Id(0)] LineKind Kind,
    [property: Id(1)] string Code,
    [property: Id(2)] string? Plan,
    [property: Id(3)] string? PriceVersion,
    [property: Id(4)] DateOnly? From,
    [property: Id(5)] DateOnly? To,
    [property: Id(6)] string? Quantity,
    [property: Id(7)] string? Included,
    [property: Id(8)] string Amount);

/// <summary>What a change comes to, before it is made.</summary>
/// <param name="HoldsFrom">The first day that it would hold.</param>
/// <param name="Now">The running period as it is.</param>
/// <param name="Then">The running period with the change; the same where the change holds from the next period on.</param>
/// <param name="Difference">What would be due more, or less with a minus: decimal text.</param>
/// <param name="NextPeriod">Base and seats of a whole next period, before discounts and tax: decimal text.</param>
[GenerateSerializer, Immutable, Alias("PreviewedChange")]
public sealed record PreviewedChange(
    [property: Id(0)] DateOnly HoldsFrom, [property: Id(1)] Statement Now, [property: Id(2)] Statement Then, [property: Id(3)] string Difference, [property: Id(4)] string NextPeriod);

/// <summary>A tenant's statement. Key: the tenant.</summary>
[Alias("IStatementReader")]
public interface IStatementReader : IGrainWithStringKey
{
    /// <summary>The running period.</summary>
    [Alias("Read")]
    Task<Outcome<Statement>> Read();

    /// <summary>The last period that is over, or the running one where there is none, under another plan of the price book that held.</summary>
    [Alias("WhatIf")]
    Task<Outcome<Statement>> WhatIf(string plan);
}

using System.Collections.Immutable;

namespace CloudCrm.Contracts.Billing;

/// <summary>Which billing period.</summary>
public enum StatementPeriod
{
    /// <summary>The one that runs.</summary>
    Running,

    /// <summary>The last one that is over, with or without its invoice.</summary>
    Last,
}

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
/// <param name="Discounts">What coupons take off; 0 or less.</param>
/// <param name="Tax">The tax; where prices have it in them, charges and discounts have it too.</param>
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
    [property: Id(7)] string Discounts,
    [property: Id(8)] string Tax,
    [property: Id(9)] string Total,
    [property: Id(10)] string Due)
{
    /// <summary>
    /// What the period is expected to come to at its end; null where it was not asked for or cannot be said: of other statements than the running one, and with fewer than three
    /// whole days since the opening.
    /// </summary>
    [Id(11)]
    public StatementForecast? Forecast { get; init; }
}

/// <summary>
/// What the running period is expected to come to at its end, from the tenant's last days and by the prices that hold: each day to come is like its weekday
/// was, different customers become fewer as in the period before, and seats, plan and stored bytes stay as they are. Decimal text, as <c>total</c>.
/// </summary>
/// <param name="Total">The best guess.</param>
/// <param name="Low">In about one of ten cases it is less.</param>
/// <param name="High">In about one of ten cases it is more.</param>
/// <param name="BasedOnDays">How many whole days it rests on: 3 to 28.</param>
[GenerateSerializer, Immutable, Alias("StatementForecast")]
public sealed record StatementForecast([property: Id(0)] string Total, [property: Id(1)] string Low, [property: Id(2)] string High, [property: Id(3)] int BasedOnDays);

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
    [property: Id(8)] string Amount)
{
    /// <summary>What it is expected to come to at the period's end; null without a forecast. A line that comes only then has the amount 0 until it does.</summary>
    [Id(9)]
    public string? Expected { get; init; }

    /// <summary>Of a credit or something prepaid: why it was given, or the number of the document that left it, where that is known; else null.</summary>
    [Id(10)]
    public string? About { get; init; }
}

/// <summary>What a change comes to, before it is made.</summary>
/// <param name="HoldsFrom">The first day that it would hold.</param>
/// <param name="Now">The running period as it is.</param>
/// <param name="Then">The running period with the change; the same where the change holds from the next period on.</param>
/// <param name="Difference">How much more the running period comes to with discounts and tax, or less with a minus, whoever pays it: decimal text.</param>
/// <param name="NextPeriod">Base and seats of a whole next period, before discounts and tax: decimal text.</param>
[GenerateSerializer, Immutable, Alias("PreviewedChange")]
public sealed record PreviewedChange(
    [property: Id(0)] DateOnly HoldsFrom, [property: Id(1)] Statement Now, [property: Id(2)] Statement Then, [property: Id(3)] string Difference, [property: Id(4)] string NextPeriod);

/// <summary>A tenant's statement. Key: the tenant.</summary>
[Alias("IStatementReader")]
public interface IStatementReader : IGrainWithStringKey
{
    /// <summary>The running period, with its forecast.</summary>
    [Alias("Read")]
    Task<Outcome<Statement>> Read();

    /// <summary>A period under another plan of the price book that held. Not found where none is over yet.</summary>
    [Alias("WhatIf")]
    Task<Outcome<Statement>> WhatIf(string plan, StatementPeriod period);

    /// <summary>The charges of a period, split. Not found where none is over yet.</summary>
    [Alias("Costs")]
    Task<Outcome<StatementCosts>> Costs(CostGroup by, StatementPeriod period);

    /// <summary>What the usage of an interaction costs; 0 for one that nothing is known of. At most some seconds old.</summary>
    [Alias("CostOf")]
    Task<Outcome<InteractionCost>> CostOf(Guid interactionId);

    /// <summary>What the usage with a customer, under all of its ids, costs in the running period. At most some seconds old.</summary>
    [Alias("CostOfCustomer")]
    Task<Outcome<CustomerCost>> CostOfCustomer(ImmutableArray<Guid> ids);
}

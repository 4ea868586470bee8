namespace CloudCrm.Client;

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
public sealed record Statement(
    string Currency,
    string Plan,
    DateOnly From,
    DateOnly To,
    DateTimeOffset AsOf,
    IReadOnlyList<StatementLine> Lines,
    string Charges,
    string Discounts,
    string Tax,
    string Total,
    string Due)
{
    /// <summary>
    /// What the period is expected to come to at its end; null where it was not asked for or cannot be said: of other statements than the running one, and with fewer than three
    /// whole days since the opening.
    /// </summary>
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
public sealed record StatementForecast(string Total, string Low, string High, int BasedOnDays);

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
public sealed record StatementLine(
    LineKind Kind, string Code, string? Plan, string? PriceVersion, DateOnly? From, DateOnly? To, string? Quantity, string? Included, string Amount)
{
    /// <summary>What it is expected to come to at the period's end; null without a forecast. A line that comes only then has the amount 0 until it does.</summary>
    public string? Expected { get; init; }

    /// <summary>Of a credit or something prepaid: why it was given, or the number of the document that left it, where that is known; else null.</summary>
    public string? About { get; init; }
}

namespace CloudCrm.Client;

/// <summary>Units that a planned act uses.</summary>
/// <param name="Meter">The meter's code.</param>
/// <param name="Units">1 to 10^12; of <c>storage.bytes</c> bytes that are stored from now on.</param>
public sealed record QuoteItem(string Meter, long Units);

/// <summary>Prices a planned bulk act, a change of plan or seats, or all of them together.</summary>
/// <param name="Items">What it uses; at most 20 meters, each once.</param>
/// <param name="Plan">The plan that is changed to with it; the one that holds when left out.</param>
/// <param name="Seats">Seats that are bought with it; as many as there are when left out.</param>
/// <param name="Reserve">
/// Whether its outbound messages are kept for it where a budget caps these: messages that name the quote as their <c>reservation</c> use them, nobody else does. Refused with 402
/// <c>budget_used_up</c> where fewer are left. Needs the right <c>manageBilling</c>.
/// </param>
/// <param name="Hours">How long they are kept: 1 to 168, 24 when left out, and never longer than the billing period.</param>
/// <param name="Id">The quote's id, made by the caller; when left out it is made from the Idempotency-Key.</param>
public sealed record MakeQuote(
    IReadOnlyList<QuoteItem>? Items = null, string? Plan = null, int? Seats = null, bool Reserve = false, int? Hours = null, Guid? Id = null) : ICallerMadeId;

/// <summary>
/// What a planned act comes to, by the invoice's own calculation: how much more the running period costs with it, if nothing else happens. Money and quantities are decimal
/// text. Kept for 90 days after its prices held.
/// </summary>
/// <param name="Id">Its id.</param>
/// <param name="MadeAt">When it was worked out (UTC).</param>
/// <param name="ValidUntil">Until when its prices hold: the end of the running period (UTC).</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Plan">The plan that it is rated by.</param>
/// <param name="PriceVersion">The version of the price book.</param>
/// <param name="Items">What it uses.</param>
/// <param name="Lines">Where the period's lines differ, with the differences.</param>
/// <param name="Charges">The difference before discounts and tax.</param>
/// <param name="Tax">The difference of the tax.</param>
/// <param name="Total">The difference with discounts and tax.</param>
/// <param name="PeriodBefore">The period's total without it.</param>
/// <param name="PeriodAfter">The period's total with it.</param>
/// <param name="NextPeriod">Base and seats of a whole next period, before discounts and tax; null where neither plan nor seats change.</param>
/// <param name="Budgets">What becomes of the budgets that it touches.</param>
/// <param name="Reservation">What is kept for it; null where nothing is.</param>
public sealed record Quote(
    Guid Id,
    DateTimeOffset MadeAt,
    DateTimeOffset ValidUntil,
    string Currency,
    string Plan,
    string PriceVersion,
    IReadOnlyList<QuoteItem> Items,
    IReadOnlyList<QuoteLine> Lines,
    string Charges,
    string Tax,
    string Total,
    string PeriodBefore,
    string PeriodAfter,
    string? NextPeriod,
    IReadOnlyList<QuoteBudget> Budgets,
    Reservation? Reservation);

/// <summary>A difference between the period without and with the act.</summary>
/// <param name="Kind">Which step of the invoice.</param>
/// <param name="Code">What it is for: <c>base</c>, <c>seats</c>, a meter, a coupon, a commitment, a tax or a balance.</param>
/// <param name="Quantity">How much more of it is priced; null where nothing is counted.</param>
/// <param name="Amount">How much more, or with a minus less, it comes to.</param>
public sealed record QuoteLine(LineKind Kind, string Code, string? Quantity, string Amount);

/// <summary>A budget that the act touches.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="HardCap">Whether acts are refused that would go beyond it.</param>
/// <param name="Before">Units or money that are used of it.</param>
/// <param name="After">Units or money with the act.</param>
/// <param name="Limit">Its units or its amount.</param>
/// <param name="IsExceeded">Whether the act goes beyond it.</param>
public sealed record QuoteBudget(Guid Id, string Name, bool HardCap, string Before, string After, string Limit, bool IsExceeded);

/// <summary>Units that are kept for acts that name the quote.</summary>
/// <param name="Meter">The meter's code.</param>
/// <param name="Units">How many.</param>
/// <param name="Left">How many of them are neither used nor on their way to be; all where no budget caps the meter.</param>
/// <param name="Until">Until when (UTC).</param>
/// <param name="IsCapped">Whether a budget capped the meter when they were reserved; else nothing need be kept.</param>
public sealed record Reservation(string Meter, long Units, long Left, DateTimeOffset Until, bool IsCapped);

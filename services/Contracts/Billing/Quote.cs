using System.Collections.Immutable;

namespace CloudCrm.Contracts.Billing;

/// <summary>Units that a planned act uses.</summary>
/// <param name="Meter">The meter's code.</param>
/// <param name="Units">1 to 10^12; of <c>storage.bytes</c> bytes that are stored from now on.</param>
[GenerateSerializer, Immutable, Alias("QuoteItem")]
public sealed record QuoteItem([property: Id(0)] string Meter, [property: Id(1)] long Units);

/// <summary>Prices a planned bulk act, a change of plan or seats, or all of them together.</summary>
/// <param name="Items">What it uses; at most 20 meters, each once.</param>
/// <param name="Plan">The plan that is changed to with it; null for the one that holds.</param>
/// <param name="Seats">Seats that are bought with it; null for as many as there are.</param>
[GenerateSerializer, Immutable, Alias("MakeQuote")]
public sealed record MakeQuote([property: Id(0)] ImmutableArray<QuoteItem> Items, [property: Id(1)] string? Plan, [property: Id(2)] int? Seats);

/// <summary>What a planned act comes to, by the invoice's own calculation: how much more the running period costs with it. Money and quantities are decimal text.</summary>
/// <param name="Id">Its id.</param>
/// <param name="MadeAt">When it was worked out (UTC).</param>
/// <param name="ValidUntil">Until when its prices hold: the end of the running period (UTC).</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Plan">The plan that it is rated by.</param>
/// <param name="PriceVersion">The version of the price book.</param>
/// <param name="Asked">What was asked.</param>
/// <param name="Lines">Where the period's lines differ, with the differences.</param>
/// <param name="Charges">The difference before discounts and tax.</param>
/// <param name="Tax">The difference of the tax.</param>
/// <param name="Total">The difference with discounts and tax.</param>
/// <param name="PeriodBefore">The period's total without it, if nothing else happens.</param>
/// <param name="PeriodAfter">The period's total with it.</param>
/// <param name="NextPeriod">Base and seats of a whole next period, before discounts and tax; null where neither plan nor seats change.</param>
/// <param name="Budgets">What becomes of the budgets that it touches.</param>
[GenerateSerializer, Immutable, Alias("Quote")]
public sealed record Quote(
    [property: Id(0)] Guid Id,
    [property: Id(1)] DateTimeOffset MadeAt,
    [property: Id(2)] DateTimeOffset ValidUntil,
    [property: Id(3)] string Currency,
    [property: Id(4)] string Plan,
    [property: Id(5)] string PriceVersion,
    [property: Id(6)] MakeQuote Asked,
    [property: Id(7)] ImmutableArray<QuoteLine> Lines,
    [property: Id(8)] string Charges,
    [property: Id(9)] string Tax,
    [property: Id(10)] string Total,
    [property: Id(11)] string PeriodBefore,
    [property: Id(12)] string PeriodAfter,
    [property: Id(13)] string? NextPeriod,
    [property: Id(14)] ImmutableArray<QuoteBudget> Budgets);

/// <summary>A difference between the period without and with the act.</summary>
/// <param name="Kind">Which step of the invoice.</param>
/// <param name="Code">What it is for: <c>base</c>, <c>seats</c>, a meter, a coupon, a commitment, a tax or a balance.</param>
/// <param name="Quantity">How much more of it is priced; null where nothing is counted.</param>
/// <param name="Amount">How much more, or with a minus less, it comes to.</param>
[GenerateSerializer, Immutable, Alias("QuoteLine")]
public sealed record QuoteLine([property: Id(0)] LineKind Kind, [property: Id(1)] string Code, [property: Id(2)] string? Quantity, [property: Id(3)] string Amount);

/// <summary>A budget that the act touches.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="HardCap">Whether acts are refused that would go beyond it.</param>
/// <param name="Before">Units or money that are used of it.</param>
/// <param name="After">Units or money with the act.</param>
/// <param name="Limit">Its units or its amount.</param>
/// <param name="IsExceeded">Whether the act goes beyond it.</param>
[GenerateSerializer, Immutable, Alias("QuoteBudget")]
public sealed record QuoteBudget(
    [property: Id(0)] Guid Id,
    [property: Id(1)] string Name,
    [property: Id(2)] bool HardCap,
    [property: Id(3)] string Before,
    [property: Id(4)] string After,
    [property: Id(5)] string Limit,
    [property: Id(6)] bool IsExceeded);

/// <summary>A quote. Kept for 90 days after its prices held. Key: the tenant and its id.</summary>
[Alias("IQuoteGrain")]
public interface IQuoteGrain : IGrainWithStringKey
{
    /// <summary>Makes it; the same again gives the first answer.</summary>
    [Alias("Make")]
    Task<Outcome<Quote>> Make(MakeQuote command, Caller caller, Once once);

    /// <summary>As it was made.</summary>
    [Alias("Read")]
    Task<Outcome<Quote>> Read();
}

using System.Collections.Immutable;
using CloudCrm.Billing.Invoices.Proof;
using CloudCrm.Billing.Rating;

namespace CloudCrm.Billing.Invoices.Documents;

/// <summary>What a document is.</summary>
public enum DocumentKind
{
    /// <summary>An invoice of a billing period.</summary>
    Invoice,

    /// <summary>Takes back an invoice or a part of it; its amounts are negative.</summary>
    CreditNote,
}

/// <summary>
/// An invoice or a credit note with all that it was calculated from, except for price books and events. Immutable. Its JSON (<see cref="InvoiceJson"/>) is what is
/// kept and shown; what is not in it is nowhere else.
/// </summary>
public sealed record InvoiceDocument
{
    /// <summary>The format that this code writes.</summary>
    public const int CurrentFormat = 1;

    /// <summary>The most lines.</summary>
    public const int LinesMax = 20_000;

    /// <summary>The format of the document.</summary>
    public int Format { get; init; } = CurrentFormat;

    /// <summary>What it is.</summary>
    public required DocumentKind Kind { get; init; }

    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its number; null while it is a draft.</summary>
    public string? Number { get; init; }

    /// <summary>Whose usage it is of.</summary>
    public required Contracts.TenantId Tenant { get; init; }

    /// <summary>The invoice that a credit note takes back.</summary>
    public DocumentReference? RefersTo { get; init; }

    /// <summary>Why there is a credit note, for people.</summary>
    public string? Reason { get; init; }

    /// <summary>Of a credit note: what those before it took back of the same invoice; null for the first one.</summary>
    public TakenBefore? TakenBefore { get; init; }

    /// <summary>What all money is.</summary>
    public required Currency Currency { get; init; }

    /// <summary>Who sells.</summary>
    public required Party Seller { get; init; }

    /// <summary>Who buys.</summary>
    public required Party Buyer { get; init; }

    /// <summary>IANA name of the zone whose days these are.</summary>
    public required string TimeZone { get; init; }

    /// <summary>The day of issue.</summary>
    public required DateOnly IssuedOn { get; init; }

    /// <summary>The last day to pay on; null where nothing is to be paid.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>The billing period's days.</summary>
    public required BillingPeriod Period { get; init; }

    /// <summary>When each day of the period begins, and when the last one ends (UTC).</summary>
    public required ImmutableArray<DateTimeOffset> DayStarts { get; init; }

    /// <summary>Up to when the ledger had taken the events that count (UTC).</summary>
    public required DateTimeOffset UsageUntil { get; init; }

    /// <summary>Which plan and prices held when.</summary>
    public required ImmutableArray<DocumentSegment> Segments { get; init; }

    /// <summary>The meters that stand on lines, and seats.</summary>
    public required ImmutableArray<BilledMeter> Meters { get; init; }

    /// <summary>Levels when periods begin.</summary>
    public ImmutableArray<OpeningLevel> Openings { get; init; } = [];

    /// <summary>Earlier periods that were rated again.</summary>
    public ImmutableArray<DocumentEarlier> Earlier { get; init; } = [];

    /// <summary>What was promised.</summary>
    public ImmutableArray<Commitment> Commitments { get; init; } = [];

    /// <summary>The coupons, as they held.</summary>
    public ImmutableArray<Coupon> Coupons { get; init; } = [];

    /// <summary>The tax, where one is shown.</summary>
    public Tax? Tax { get; init; }

    /// <summary>The credits that were there.</summary>
    public ImmutableArray<Balance> Credits { get; init; } = [];

    /// <summary>What was prepaid and left.</summary>
    public ImmutableArray<Balance> Prepaid { get; init; } = [];

    /// <summary>Step by step; they sum to what is due.</summary>
    public required ImmutableArray<DocumentLine> Lines { get; init; }

    /// <summary>Sums of lines.</summary>
    public required DocumentTotals Totals { get; init; }

    /// <summary>Lower-case hexadecimal SHA-256 of the JSON without this member, which is the last one.</summary>
    public string? Digest { get; init; }
}

/// <summary>Another document.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Number">Its number.</param>
/// <param name="Digest">Its digest.</param>
public sealed record DocumentReference(Guid Id, string Number, string Digest);

/// <summary>What credit notes took back of an invoice before another one. A note's discounts and tax are those of all that was taken so far less these.</summary>
/// <param name="Charges">Of the charges that coupons lowered.</param>
/// <param name="Taxed">Of all lines before tax.</param>
/// <param name="Tax">Of the tax.</param>
public sealed record TakenBefore(decimal Charges, decimal Taxed, decimal Tax);

/// <summary>A part of a period under one plan and one version of the price book.</summary>
/// <param name="Span">Its days.</param>
/// <param name="Plan">The plan's code.</param>
/// <param name="PlanName">The plan's name.</param>
/// <param name="PriceVersion">The version's code.</param>
/// <param name="BookDigest">SHA-256 of the version's document.</param>
/// <param name="IsTrial">Whether it was on trial.</param>
/// <param name="Negotiated">Where the tenant's prices differed from the book's.</param>
public sealed record DocumentSegment(
    BillingPeriod Span, string Plan, string PlanName, string PriceVersion, string BookDigest, bool IsTrial, NegotiatedPrices? Negotiated = null);

/// <summary>The level of a meter when a period begins: the sum of all of its events before.</summary>
/// <param name="Meter">Seats or the meter.</param>
/// <param name="Level">In the ledger's units.</param>
/// <param name="Earlier">Which of the earlier periods; null for the invoice's own.</param>
public sealed record OpeningLevel(string Meter, long Level, int? Earlier = null);

/// <summary>An earlier period that was rated again.</summary>
/// <param name="InvoiceId">The invoice of it.</param>
/// <param name="Number">Its number.</param>
/// <param name="Period">Its days.</param>
/// <param name="DayStarts">When each of them begins, and when the last one ends.</param>
/// <param name="Segments">What held in it.</param>
/// <param name="Billed">What was billed for it so far.</param>
public sealed record DocumentEarlier(
    Guid InvoiceId, string Number, BillingPeriod Period, ImmutableArray<DateTimeOffset> DayStarts, ImmutableArray<DocumentSegment> Segments, ImmutableArray<BilledBefore> Billed);

/// <summary>Sums of lines, each with the currency's decimals.</summary>
/// <param name="Charges">Charges before discounts and tax.</param>
/// <param name="Discounts">What coupons take off; 0 or less.</param>
/// <param name="Net">What is bought, without tax.</param>
/// <param name="Tax">The tax.</param>
/// <param name="Total">Net and tax.</param>
/// <param name="Credits">What credits pay; 0 or less.</param>
/// <param name="Prepaid">What was prepaid; 0 or less.</param>
/// <param name="NewCredit">What a negative total leaves as a new credit.</param>
/// <param name="Due">What is to be paid.</param>
public sealed record DocumentTotals(
    decimal Charges, decimal Discounts, decimal Net, decimal Tax, decimal Total, decimal Credits, decimal Prepaid, decimal NewCredit, decimal Due);

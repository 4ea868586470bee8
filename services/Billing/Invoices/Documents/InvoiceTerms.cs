using System.Collections.Immutable;
using CloudCrm.Billing.Invoices.Proof;
using CloudCrm.Billing.PriceBook;
using CloudCrm.Billing.Rating;
using CloudCrm.Contracts;

namespace CloudCrm.Billing.Invoices.Documents;

/// <summary>Everything that an invoice of a period depends on, except for usage.</summary>
public sealed record InvoiceTerms
{
    /// <summary>Whose.</summary>
    public required TenantId Tenant { get; init; }

    /// <summary>What all money is.</summary>
    public required Currency Currency { get; init; }

    /// <summary>The invoice's own period.</summary>
    public required PeriodTerms Period { get; init; }

    /// <summary>
    /// Events that the ledger took up to then count, in the own period and in earlier ones; the others are late and come with the next invoice. At least
    /// <see cref="InvoiceLedger.SettledAfter"/> ago when the ledger is read, so that no transaction still brings some.
    /// </summary>
    public required DateTimeOffset UsageUntil { get; init; }

    /// <summary>Earlier periods that are rated again because usage came late.</summary>
    public ImmutableArray<EarlierPeriod> Earlier { get; init; } = [];

    /// <summary>What was promised for the period.</summary>
    public ImmutableArray<Commitment> Commitments { get; init; } = [];

    /// <summary>Applied one after the other.</summary>
    public ImmutableArray<Coupon> Coupons { get; init; } = [];

    /// <summary>The tenant's tax, or null where none is shown.</summary>
    public Tax? Tax { get; init; }

    /// <summary>Used in their order.</summary>
    public ImmutableArray<Balance> Credits { get; init; } = [];

    /// <summary>Used in their order, after the credits.</summary>
    public ImmutableArray<Balance> Prepaid { get; init; } = [];
}

/// <summary>A billing period and what held in it.</summary>
/// <param name="DayStarts">When each of its days begins, and when the last one ends (UTC): one more than days.</param>
/// <param name="Days">Its days in the tenant's time zone.</param>
/// <param name="Segments">In their order; they need not fill it.</param>
public sealed record PeriodTerms(BillingPeriod Days, ImmutableArray<DateTimeOffset> DayStarts, ImmutableArray<SegmentTerms> Segments)
{
    /// <summary>The most days of a period.</summary>
    public const int DaysMax = 400;

    /// <summary>When a segment begins and ends.</summary>
    public UsageSpan SpanOf(SegmentTerms segment) => new(
        DayStarts[segment.Span.From.DayNumber - Days.From.DayNumber], DayStarts[segment.Span.To.DayNumber - Days.From.DayNumber]);
}

/// <summary>A part of a period in which one plan and one version of the price book held.</summary>
public sealed record SegmentTerms
{
    /// <summary>Its days.</summary>
    public required BillingPeriod Span { get; init; }

    /// <summary>The plan.</summary>
    public required Plan Plan { get; init; }

    /// <summary>The version's code.</summary>
    public required string PriceVersion { get; init; }

    /// <summary>Lower-case hexadecimal SHA-256 of the version's document.</summary>
    public required string BookDigest { get; init; }

    /// <summary>What held, in the invoice's currency, with the tenant's negotiated prices in their places.</summary>
    public required PlanPrices Prices { get; init; }

    /// <summary>Whether it was on trial.</summary>
    public bool IsTrial { get; init; }

    /// <summary>A segment under a book.</summary>
    /// <param name="span">Its days.</param>
    /// <param name="book">The version in force.</param>
    /// <param name="plan">The code of a plan of the book.</param>
    /// <param name="currency">What the money is.</param>
    /// <param name="negotiated">Where the tenant's prices differ, or null.</param>
    /// <param name="isTrial">Whether it was on trial.</param>
    /// <exception cref="ArgumentException">The book has no such plan.</exception>
    public static SegmentTerms Of(BillingPeriod span, Book book, string plan, Currency currency, NegotiatedPrices? negotiated = null, bool isTrial = false)
    {
        var found = book.Find(plan) ?? throw new ArgumentException($"The price book {book.Version} has no plan {plan}.", nameof(plan));
        var prices = found.Prices[currency.Code];
        return new()
        {
            Span = span,
            Plan = found,
            PriceVersion = book.Version,
            BookDigest = DocumentDigest.Of(BookJson.Write(book)),
            Prices = negotiated?.On(prices) ?? prices,
            IsTrial = isTrial,
        };
    }
}

/// <summary>An earlier period that is rated again.</summary>
/// <param name="InvoiceId">The invoice of it.</param>
/// <param name="Number">Its number.</param>
/// <param name="Period">What held in it.</param>
/// <param name="Billed">What was billed for usage and seats in it so far: by that invoice, and by corrections since.</param>
public sealed record EarlierPeriod(Guid InvoiceId, string Number, PeriodTerms Period, ImmutableArray<BilledBefore> Billed);

/// <summary>What was billed for something in a segment.</summary>
/// <param name="Span">The segment's days.</param>
/// <param name="Code">Seats or the meter.</param>
/// <param name="Quantity">The quantity, all told.</param>
/// <param name="Amount">The money, all told, as it stood on invoices.</param>
public sealed record BilledBefore(BillingPeriod Span, string Code, decimal Quantity, decimal Amount);

using System.Collections.Immutable;
using CloudCrm.Billing.PriceBook;
using CloudCrm.Billing.Rating;
using CloudCrm.Contracts.Billing;

namespace CloudCrm.Billing.Invoices.Documents;

/// <summary>Makes documents of calculated invoices, and finds in documents what they were calculated from.</summary>
public static class InvoiceDocuments
{
    /// <summary>The document of an invoice, with its digest.</summary>
    public static InvoiceDocument Make(InvoiceHeader header, InvoiceTerms terms, RatedInvoice rated) => InvoiceJson.Seal(new()
    {
        Kind = DocumentKind.Invoice,
        Id = header.Id,
        Number = header.Number,
        Tenant = terms.Tenant,
        Currency = terms.Currency,
        Seller = header.Seller,
        Buyer = header.Buyer,
        TimeZone = header.TimeZone,
        IssuedOn = header.IssuedOn,
        DueOn = rated.Invoice.Due > 0 ? header.DueOn : null,
        Period = terms.Period.Days,
        DayStarts = terms.Period.DayStarts,
        UsageUntil = terms.UsageUntil,
        Segments = Segments(terms.Period, terms.Currency),
        Meters = rated.Meters,
        Openings = rated.Openings,
        Earlier =
        [
            .. terms.Earlier.Select(it => new DocumentEarlier(
                it.InvoiceId, it.Number, it.Period.Days, it.Period.DayStarts, Segments(it.Period, terms.Currency),
                [.. it.Billed.Select(billed => billed with { Quantity = Figures.Plain(billed.Quantity)!.Value, Amount = Figures.Money(billed.Amount, terms.Currency) })])),
        ],
        Commitments = terms.Commitments,
        Coupons = terms.Coupons,
        Tax = terms.Tax,
        Credits = terms.Credits,
        Prepaid = terms.Prepaid,
        Lines = rated.Lines,
        Totals = Totals(rated.Invoice),
    });

    /// <summary>The terms that an invoice was made of.</summary>
    /// <param name="document">The invoice.</param>
    /// <param name="book">The price book with a digest.</param>
    public static InvoiceTerms Terms(InvoiceDocument document, Func<DocumentSegment, Book> book) => new()
    {
        Tenant = document.Tenant,
        Currency = document.Currency,
        Period = Period(document.Period, document.DayStarts, document.Segments, document.Currency, book),
        UsageUntil = document.UsageUntil,
        Earlier = [.. document.Earlier.Select(it => new EarlierPeriod(it.InvoiceId, it.Number, Period(it.Period, it.DayStarts, it.Segments, document.Currency, book), it.Billed))],
        Commitments = document.Commitments,
        Coupons = document.Coupons,
        Tax = document.Tax,
        Credits = document.Credits,
        Prepaid = document.Prepaid,
    };

    /// <summary>An invoiced period, to be rated again on a later invoice.</summary>
    /// <param name="invoice">The invoice of it.</param>
    /// <param name="since">All invoices of the tenant since, in whatever order; their corrections of it count as billed.</param>
    /// <param name="book">The price book of a segment.</param>
    public static EarlierPeriod Earlier(InvoiceDocument invoice, IEnumerable<InvoiceDocument> since, Func<DocumentSegment, Book> book)
    {
        var own = InvoiceRating.Billed(invoice.Lines.Select(line => (line.Kind, line.Code, line.Span, line.Quantity, line.Amount)));
        var corrected = since.SelectMany(it => it.Lines).Where(line => line.Kind == LineKind.Correction && line.Corrects == invoice.Number)
            .Select(line => new BilledBefore(line.Span!.Value, line.Code, line.Quantity ?? 0, line.Amount));
        var billed = from it in own.Concat(corrected)
                     group it by (it.Span, it.Code) into parts
                     orderby parts.Key.Span.From, parts.Key.Code
                     select new BilledBefore(parts.Key.Span, parts.Key.Code, parts.Sum(part => part.Quantity), parts.Sum(part => part.Amount));
        return new(
            invoice.Id, invoice.Number ?? throw new ArgumentException("A draft is not corrected.", nameof(invoice)),
            Period(invoice.Period, invoice.DayStarts, invoice.Segments, invoice.Currency, book), [.. billed]);
    }

    internal static DocumentTotals Totals(CalculatedInvoice invoice)
    {
        decimal Money(decimal amount) => Figures.Money(amount, invoice.Currency);
        return new(
            Money(invoice.Charges), Money(invoice.Discounts), Money(invoice.Net), Money(invoice.Tax), Money(invoice.Total), Money(invoice.Credits), Money(invoice.Prepaid),
            Money(invoice.NewCredit), Money(invoice.Due));
    }

    private static PeriodTerms Period(
        BillingPeriod days, ImmutableArray<DateTimeOffset> starts, ImmutableArray<DocumentSegment> segments, Currency currency, Func<DocumentSegment, Book> book) =>
        new(days, starts, [.. segments.Select(it => SegmentTerms.Of(it.Span, book(it), it.Plan, currency, it.Negotiated, it.IsTrial))]);

    private static ImmutableArray<DocumentSegment> Segments(PeriodTerms period, Currency currency) =>
    [
        .. period.Segments.Select(it => new DocumentSegment(
            it.Span, it.Plan.Code, it.Plan.Name, it.PriceVersion, it.BookDigest, it.IsTrial, NegotiatedPrices.Between(it.Plan.Prices[currency.Code], it.Prices))),
    ];
}

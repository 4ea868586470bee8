using System.Collections.Immutable;
using CloudCrm.Billing.Invoices.Documents;
using CloudCrm.Billing.Invoices.Proof;
using CloudCrm.Billing.PriceBook;
using CloudCrm.Contracts;

namespace CloudCrm.Billing.Invoices.Bundles;

/// <summary>Rates a bundle's invoice again from its events and prices and compares, line by line. Pure.</summary>
public static class BundleVerifier
{
    /// <summary>The verdict; the refusal names the field of a bundle that is none.</summary>
    public static Outcome<Verdict> Verify(ReadOnlySpan<byte> json)
    {
        if (!JsonReading.Read<InvoiceBundle>(json).Try(out var bundle, out var refusal))
            return refusal;
        if (!BundleCheck.Check(bundle).Try(out var books, out var wrong))
            return wrong;
        try
        {
            return bundle.Invoice.Kind == DocumentKind.CreditNote ? CreditNoteCheck.Verify(bundle) : Verify(bundle, books);
        }
        catch (OverflowException)
        {
            // Figures that no ledger and no price book holds; each is in its bounds by itself.
            return Verdict.No("the invoice", "its figures are greater than any that can be rated.");
        }
    }

    private static Verdict Verify(InvoiceBundle bundle, ImmutableDictionary<string, Book> books)
    {
        var invoice = bundle.Invoice;
        if (Prices(invoice, it => books.GetValueOrDefault(it.BookDigest)) is { } other)
            return other;
        var terms = InvoiceDocuments.Terms(invoice, it => books[it.BookDigest]);
        if (Fold(bundle, terms) is not { } folded)
            return Verdict.No("the usage", "the bundle does not have the events of every meter and period of the invoice once, in their order.");
        return Compare(invoice, Again(invoice, terms, InvoiceRating.Rate(terms, folded)));
    }

    /// <summary>What is wrong with the prices of an invoice; null where all are those that it names.</summary>
    internal static Verdict? Prices(InvoiceDocument invoice, Func<DocumentSegment, Book?> bookOf)
    {
        var segments = invoice.Segments.Concat(invoice.Earlier.SelectMany(it => it.Segments));
        return segments.FirstOrDefault(it => !Holds(bookOf(it), it)) is { } segment
            ? Verdict.No($"the price version {segment.PriceVersion}", "its document is not the one that the invoice was made with.")
            : null;
    }

    /// <summary>The invoice as it comes out now.</summary>
    internal static InvoiceDocument Again(InvoiceDocument invoice, InvoiceTerms terms, RatedInvoice rated) => InvoiceDocuments.Make(HeaderOf(invoice), terms, rated);

    /// <summary>Whether an invoice is what comes out now.</summary>
    internal static Verdict Compare(InvoiceDocument invoice, InvoiceDocument made) => DocumentDifference.Between(invoice, made) ?? Verdict.Yes;

    private static bool Holds(Book? book, DocumentSegment segment) =>
        book?.Version == segment.PriceVersion && DocumentDigest.Of(BookJson.Write(book)) == segment.BookDigest && book.Find(segment.Plan)?.Name == segment.PlanName;

    private static List<FoldedSet>? Fold(InvoiceBundle bundle, InvoiceTerms terms)
    {
        var meters = bundle.Invoice.Meters.ToDictionary(meter => meter.Code, StringComparer.Ordinal);
        var sets = InvoiceRating.Sets(terms, meters, (meter, earlier) => bundle.Invoice.Openings.FirstOrDefault(it => it.Meter == meter.Code && it.Earlier == earlier)?.Level ?? 0);
        var usage = bundle.Usage.ToDictionary(it => (it.Meter, it.Earlier), it => it.Events);
        if (sets.Length != usage.Count || !sets.All(set => usage.ContainsKey((set.Meter.Code, set.Earlier))))
            return null;
        var folded = new List<FoldedSet>();
        foreach (var set in sets)
        {
            var fold = new UsageFold(terms.Tenant, set);
            foreach (var given in usage[(set.Meter.Code, set.Earlier)])
            {
                if (given.ReceivedAt > terms.UsageUntil || !fold.Follows(given))
                    return null;
                fold.Add(given);
            }

            folded.Add(fold.End());
        }

        return folded;
    }

    private static InvoiceHeader HeaderOf(InvoiceDocument invoice) => new()
    {
        Id = invoice.Id,
        Number = invoice.Number,
        Seller = invoice.Seller,
        Buyer = invoice.Buyer,
        TimeZone = invoice.TimeZone,
        IssuedOn = invoice.IssuedOn,
        DueOn = invoice.DueOn,
    };
}

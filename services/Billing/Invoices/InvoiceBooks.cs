using CloudCrm.Billing.Invoices.Documents;
using CloudCrm.Billing.PriceBook;

namespace CloudCrm.Billing.Invoices;

/// <summary>Finds the price books that invoices were made with.</summary>
internal sealed class InvoiceBooks(Books books)
{
    /// <summary>The books of all segments of some documents, to be looked up by segment.</summary>
    /// <exception cref="InvalidOperationException">A version is gone: published ones never are.</exception>
    public async Task<Func<DocumentSegment, Book>> Of(IEnumerable<InvoiceDocument> documents, CancellationToken cancellation = default)
    {
        var found = new Dictionary<string, Book>(StringComparer.Ordinal);
        var versions = documents.SelectMany(it => it.Segments.Concat(it.Earlier.SelectMany(earlier => earlier.Segments))).Select(segment => segment.PriceVersion);
        foreach (var version in versions.Distinct())
            found[version] = await books.Named(version, cancellation);
        return segment => found[segment.PriceVersion];
    }
}

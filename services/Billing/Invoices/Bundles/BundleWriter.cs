using System.Text;
using System.Text.Json;
using CloudCrm.Billing.Invoices.Documents;
using CloudCrm.Billing.Invoices.Proof;
using CloudCrm.Billing.PriceBook;

namespace CloudCrm.Billing.Invoices.Bundles;

/// <summary>
/// Writes bundles part by part: whoever has one can calculate the invoice again (<c>verify-invoice</c>). The ledger only grows and an invoice says up to when its
/// events count, so that the parts fit however long it takes to read them.
/// </summary>
internal sealed class BundleWriter(InvoiceLedger ledger, InvoiceBooks books)
{
    /// <summary>The most events of a part.</summary>
    public const int EventsMax = 1_000;

    /// <summary>A part of an invoice's bundle, and where the next one begins; null after the last.</summary>
    /// <param name="invoice">The invoice.</param>
    /// <param name="cursor">Where the part begins; null for the first one.</param>
    /// <exception cref="ArgumentException">The cursor is none of the bundle's.</exception>
    public async Task<(string Text, string? Next)> Part(InvoiceDocument invoice, string? cursor)
    {
        var bookOf = await books.Of([invoice]);
        var terms = InvoiceDocuments.Terms(invoice, bookOf);
        var sets = InvoiceRating.Sets(terms, invoice.Meters.ToDictionary(meter => meter.Code, StringComparer.Ordinal), (_, _) => 0);
        var text = new StringBuilder();
        if (cursor is null)
            Head(text, invoice, bookOf);
        var place = cursor is null ? new(0, null) : BundlePlace.Read(cursor);
        for (var left = EventsMax; place.Set < sets.Length;)
        {
            var set = sets[place.Set];
            var events = await ledger.Page(terms.Tenant, set, terms.UsageUntil, place.After, left);
            Usage(text, set, events, place, isLast: events.Count < left);
            if (events.Count == left)
                return (text.ToString(), new BundlePlace(place.Set, events[^1].Place).ToString());
            left -= events.Count;
            place = new(place.Set + 1, null);
        }

        return (text.Append("]}").ToString(), null);
    }

    /// <summary>The bundle of a credit note, which is proved by its invoice.</summary>
    public static string OfNote(InvoiceDocument creditNote, InvoiceDocument invoice) =>
        $$"""{"format":"{{InvoiceBundle.CurrentFormat}}","invoice":{{InvoiceJson.Write(creditNote)}},"original":{{InvoiceJson.Write(invoice)}},"priceVersions":[],"usage":[]}""";

    private static void Head(StringBuilder text, InvoiceDocument invoice, Func<DocumentSegment, Book> bookOf)
    {
        var segments = invoice.Segments.Concat(invoice.Earlier.SelectMany(it => it.Segments)).DistinctBy(segment => segment.PriceVersion);
        text.Append($$"""{"format":"{{InvoiceBundle.CurrentFormat}}","invoice":""").Append(InvoiceJson.Write(invoice))
            .Append(",\"priceVersions\":[").AppendJoin(',', segments.Select(segment => BookJson.Write(bookOf(segment)))).Append("],\"usage\":[");
    }

    private static void Usage(StringBuilder text, UsageSet set, List<BilledEvent> events, BundlePlace place, bool isLast)
    {
        if (place.After is null)
            text.Append(place.Set == 0 ? "" : ",").Append("{\"meter\":").Append(JsonSerializer.Serialize(set.Meter.Code, InvoiceJson.Options)).Append(",\"events\":[");
        else if (events.Count > 0)
            text.Append(',');
        text.AppendJoin(',', events.Select(given => JsonSerializer.Serialize(given, InvoiceJson.Options)));
        if (isLast)
            text.Append(']').Append(set.Earlier is { } earlier ? $",\"earlier\":{earlier}" : "").Append('}');
    }
}

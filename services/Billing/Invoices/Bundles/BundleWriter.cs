using System.Text.Json;
using CloudCrm.Billing.Invoices.Documents;
using CloudCrm.Billing.PriceBook;

namespace CloudCrm.Billing.Invoices.Bundles;

/// <summary>Writes bundles: whoever has one can calculate the invoice again (<c>verify-invoice</c>).</summary>
internal sealed class BundleWriter(InvoiceLedger ledger, InvoiceBooks books)
{
    // Bytes that wait in memory before they go on.
    private const int FlushAt = 64 << 10;

    private static readonly JsonWriterOptions s_plain = new() { Encoder = InvoiceJson.Options.Encoder, SkipValidation = true };

    /// <summary>Writes the bundle of an invoice as its events are read; they are never in memory all at once.</summary>
    public async Task Write(Stream output, InvoiceDocument invoice, CancellationToken cancellation)
    {
        var bookOf = await books.Of([invoice], cancellation);
        var terms = InvoiceDocuments.Terms(invoice, bookOf);
        var sets = InvoiceRating.Sets(terms, invoice.Meters.ToDictionary(meter => meter.Code, StringComparer.Ordinal), (_, _) => 0);
        var segments = invoice.Segments.Concat(invoice.Earlier.SelectMany(it => it.Segments)).DistinctBy(segment => segment.PriceVersion);

        await using var json = new Utf8JsonWriter(output, s_plain);
        Head(json, invoice, null);
        json.WriteStartArray("priceVersions");
        foreach (var segment in segments)
            json.WriteRawValue(BookJson.Write(bookOf(segment)));
        json.WriteEndArray();
        json.WriteStartArray("usage");
        foreach (var set in sets)
        {
            json.WriteStartObject();
            json.WriteString("meter", set.Meter.Code);
            json.WriteStartArray("events");
            await foreach (var given in ledger.Events(terms.Tenant, set, terms.UsageUntil, cancellation))
            {
                JsonSerializer.Serialize(json, given, InvoiceJson.Options);
                if (json.BytesPending > FlushAt)
                    await json.FlushAsync(cancellation);
            }

            json.WriteEndArray();
            if (set.Earlier is { } earlier)
                json.WriteNumber("earlier", earlier);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        await json.FlushAsync(cancellation);
    }

    /// <summary>Writes the bundle of a credit note, which is proved by its invoice.</summary>
    public static async Task Write(Stream output, InvoiceDocument creditNote, InvoiceDocument invoice, CancellationToken cancellation)
    {
        await using var json = new Utf8JsonWriter(output, s_plain);
        Head(json, creditNote, invoice);
        json.WriteStartArray("priceVersions");
        json.WriteEndArray();
        json.WriteStartArray("usage");
        json.WriteEndArray();
        json.WriteEndObject();
        await json.FlushAsync(cancellation);
    }

    private static void Head(Utf8JsonWriter json, InvoiceDocument invoice, InvoiceDocument? original)
    {
        json.WriteStartObject();
        json.WriteString("format", InvoiceBundle.CurrentFormat);
        json.WritePropertyName("invoice");
        json.WriteRawValue(InvoiceJson.Write(invoice));
        if (original is null)
            return;
        json.WritePropertyName("original");
        json.WriteRawValue(InvoiceJson.Write(original));
    }
}

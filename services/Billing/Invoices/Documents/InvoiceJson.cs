using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using CloudCrm.Contracts;
using CloudCrm.Foundation.Data;

namespace CloudCrm.Billing.Invoices.Documents;

/// <summary>Invoices as JSON: one form, so that the same invoice always has the same bytes; read strictly.</summary>
/// <remarks>Money, quantities and prices are decimal strings, days <c>2026-10-01</c>, instants <c>2026-10-01T00:00:00.000000Z</c>; what is null is left out.</remarks>
public static class InvoiceJson
{
    /// <summary>How it is written and read.</summary>
    internal static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NumberHandling = JsonNumberHandling.Strict,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        AllowDuplicateProperties = false,
        MaxDepth = 16,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { MayBeLeftOut } },
        Converters =
        {
            new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false),
            new DecimalTextConverter(), new InstantTextConverter(), new DaysConverter(), new CurrencyConverter(), new TenantIdJsonConverter(), new PriceConverter(),
        },
    };

    /// <summary>The JSON of a document.</summary>
    public static string Write(InvoiceDocument document) => JsonSerializer.Serialize(document, Options);

    /// <summary>A document with its digest.</summary>
    public static InvoiceDocument Seal(InvoiceDocument document) => document with { Digest = DigestOf(document) };

    /// <summary>The digest that a document should have.</summary>
    public static string DigestOf(InvoiceDocument document) => DocumentDigest.Of(Write(document with { Digest = null }));

    /// <summary>Reads a document; the refusal names the field that is wrong.</summary>
    public static Outcome<InvoiceDocument> Read(string json) => JsonReading.Read<InvoiceDocument>(Encoding.UTF8.GetBytes(json));

    // What may be null is left out where it is.
    private static void MayBeLeftOut(JsonTypeInfo type)
    {
        foreach (var member in type.Properties.Where(member => member.IsGetNullable))
            member.IsRequired = false;
    }
}

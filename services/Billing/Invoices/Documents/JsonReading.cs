using System.Text.Json;
using CloudCrm.Contracts;

namespace CloudCrm.Billing.Invoices.Documents;

/// <summary>Reads the JSON of invoices and bundles; what is wrong is a refusal that names the field.</summary>
internal static class JsonReading
{
    public static Outcome<T> Read<T>(ReadOnlySpan<byte> json) where T : class
    {
        try
        {
            if (NullInArray(json) is { } place)
                return Refusal.Invalid("", $"At byte {place} an array has null in it.");
            return JsonSerializer.Deserialize<T>(json, InvoiceJson.Options) is { } read ? read : Refusal.Invalid("", "The document must be a JSON object.");
        }
        catch (JsonException e)
        {
            var field = (e.Path ?? "$").TrimStart('$').TrimStart('.');
            return Refusal.Invalid(field, $"{(field.Length == 0 ? "The document" : field)}: {e.Message}");
        }
        catch (InvalidOperationException e) when (e.Source?.StartsWith("System.Text.Json", StringComparison.Ordinal) == true)
        {
            return Refusal.Invalid("", $"The document has a value of the wrong kind, or text that is no Unicode: {e.Message}");
        }
    }

    // The serializer looks whether members are null but not whether items are.
    private static long? NullInArray(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = InvoiceJson.Options.MaxDepth });
        var isMember = true;
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.Null && !isMember)
                return reader.TokenStartIndex;
            isMember = reader.TokenType == JsonTokenType.PropertyName;
        }

        return null;
    }
}

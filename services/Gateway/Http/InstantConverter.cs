using System.Text.Json;
using System.Text.Json.Serialization;

namespace CloudCrm.Gateway.Http;

/// <summary>Instants with their offset (RFC 3339): without one the framework would take the server's own time zone.</summary>
internal sealed class InstantConverter : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && reader.TryGetDateTimeOffset(out var at) && HasOffset(reader.GetString()!)
            ? at.ToUniversalTime()
            : throw new JsonException();

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => writer.WriteStringValue(value);

    /// <summary>True for a text that ends in <c>Z</c> or <c>±hh:mm</c>.</summary>
    public static bool HasOffset(string text) =>
        text.EndsWith('Z') || (text.Length > 16 && text[^3] == ':' && text[^6] is '+' or '-');
}

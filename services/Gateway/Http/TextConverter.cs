using System.Text.Json;
using System.Text.Json.Serialization;

namespace CloudCrm.Gateway.Http;

/// <summary>Texts that can be kept and compared: PostgreSQL has no U+0000, and .NET normalizes no U+FFFE. Half surrogate pairs and broken UTF-8 the reader refuses itself.</summary>
internal sealed class TextConverter : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String)
            throw new JsonException();
        var text = reader.GetString()!;
        return text.AsSpan().ContainsAny('\0', '\uFFFE') ? throw new JsonException() : text;
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}

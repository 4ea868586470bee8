using System.Text.Json;
using System.Text.Json.Serialization;
using CloudCrm.Contracts;

namespace CloudCrm.Foundation.Data;

/// <summary>Tenant ids as 32 hexadecimal digits.</summary>
public sealed class TenantIdJsonConverter : JsonConverter<TenantId>
{
    /// <inheritdoc/>
    public override TenantId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        TenantId.TryParse(reader.GetString(), out var tenant) ? tenant : throw new JsonException("Not a tenant id.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, TenantId value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}

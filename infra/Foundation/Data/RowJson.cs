using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace CloudCrm.Foundation.Data;

/// <summary>How records are written into JSON columns and bus messages.</summary>
public static class RowJson
{
    /// <summary>camelCase, enums by name, tenant ids as text; letters of all scripts stand as they are, so that rows stay small.</summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new JsonStringEnumConverter(), new TenantIdJsonConverter() },
    };
}

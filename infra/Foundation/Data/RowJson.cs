using System.Text.Json;
using System.Text.Json.Serialization;

namespace CloudCrm.Foundation.Data;

/// <summary>How records are written into JSON columns and bus messages.</summary>
public static class RowJson
{
    /// <summary>camelCase, enums by name, tenant ids as text.</summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(), new TenantIdJsonConverter() },
    };
}

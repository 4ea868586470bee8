using System.Text.Json;
using System.Text.Json.Serialization;

namespace CloudCrm.Client;

/// <summary>How the API's types are written as JSON: camelCase members, enums by their camelCase names, instants in RFC 3339.</summary>
public static class CrmJson
{
    /// <summary>What the client uses: null members of requests are left out, unknown members of answers are passed over.</summary>
    public static JsonSerializerOptions Options { get; } = Make();

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
        };
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}

using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace CloudCrm.Gateway.Http;

/// <summary>How JSON is read from callers (strictly) and written to them.</summary>
internal static class WireJson
{
    private const int MaxDepth = 16;

    /// <summary>Unknown members, doubled members, nulls where none belongs, numbers in quotes, enums by number and instants without an offset are all refused.</summary>
    public static JsonSerializerOptions Requests { get; } = Sealed(new(JsonSerializerDefaults.Web)
    {
        AllowDuplicateProperties = false,
        Converters = { new StrictEnumConverters(), new InstantConverter(), new TextConverter() },
        MaxDepth = MaxDepth,
        NumberHandling = JsonNumberHandling.Strict,
        PropertyNameCaseInsensitive = false,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    });

    /// <summary>Every member is written, null or not.</summary>
    public static JsonSerializerOptions Answers { get; } = Sealed(Describe(new(JsonSerializerDefaults.Web)));

    /// <summary>Sets what both the answers and the OpenAPI document go by.</summary>
    public static JsonSerializerOptions Describe(JsonSerializerOptions options)
    {
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        return options;
    }

    private static JsonSerializerOptions Sealed(JsonSerializerOptions options)
    {
        options.TypeInfoResolver ??= new DefaultJsonTypeInfoResolver();
        options.MakeReadOnly();
        return options;
    }
}

using System.Collections;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http.Metadata;

namespace CloudCrm.Gateway.Http;

/// <summary>A handler's argument that may have failed to bind; <see cref="BoundFilter"/> answers the fault before the handler runs.</summary>
internal interface IBound
{
    /// <summary>What is wrong with it; null where it is fine.</summary>
    Fault? Fault { get; }
}

/// <summary>A JSON body, read strictly.</summary>
internal class Body<T> : IBound, IEndpointParameterMetadataProvider where T : class
{
    private static readonly JsonTypeInfo<T> Type = (JsonTypeInfo<T>)WireJson.Requests.GetTypeInfo(typeof(T));

    // Null annotations of list elements are unknown to the serializer, so lists are looked through once more.
    private static readonly JsonPropertyInfo[] Lists =
        [.. Type.Properties.Where(p => WireJson.Requests.GetTypeInfo(p.PropertyType) is { Kind: JsonTypeInfoKind.Enumerable, ElementType.IsValueType: false })];

    private readonly T? _value;

    protected Body(T? value, Fault? fault) => (_value, Fault) = (value, fault);

    public Fault? Fault { get; }

    public T Value => _value ?? throw new InvalidOperationException("The body did not bind.");

    public static async ValueTask<Body<T>> BindAsync(HttpContext http)
    {
        var (value, fault) = await Read(http);
        return new(value, fault);
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new AcceptsMetadata(["application/json"], typeof(T)));

    protected static async ValueTask<(T? Value, Fault? Fault)> Read(HttpContext http)
    {
        if (!http.Request.HasJsonContentType())
            return (null, FaultGate.NotJson);
        return await BodyBytes.Read(http, Parse);
    }

    private static (T? Value, Fault? Fault) Parse(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            var value = JsonSerializer.Deserialize(bytes.Span, Type);
            if (value is null)
                return (null, Fault.Malformed("body", "Expected an object."));
            return NullIn(value) is { } fault ? (null, fault) : (value, null);
        }
        catch (JsonException e)
        {
            return (null, JsonTrouble.Explain(bytes, Type, e));
        }
    }

    private static Fault? NullIn(T value)
    {
        foreach (var list in Lists)
        {
            var index = 0;
            foreach (var item in (IEnumerable?)list.Get!(value) ?? Array.Empty<object>())
            {
                if (item is null)
                    return Fault.Malformed($"{list.Name}[{index}]", "This value can't be null.");
                index++;
            }
        }

        return null;
    }
}

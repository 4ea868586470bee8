using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.Json;

namespace Stripe.Standin;

/// <summary>Makes objects of Stripe's JSON. Names that nothing here has are passed over.</summary>
internal static class WireReader
{
    /// <summary>Reads an answer or a webhook.</summary>
    /// <exception cref="JsonException">It is no JSON, or not of the shape that is asked for.</exception>
    public static T Read<T>(string json)
    {
        using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 128 });
        return (T)Value(document.RootElement.Clone(), typeof(T));
    }

    /// <summary>Reads a part of an answer.</summary>
    /// <exception cref="JsonException">It is not of the shape that is asked for.</exception>
    public static T Read<T>(JsonElement json) => (T)Value(json, typeof(T));

    static object Value(JsonElement json, Type asked)
    {
        if (json.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined) return null;
        var type = Nullable.GetUnderlyingType(asked) ?? asked;
        try
        {
            if (type == typeof(string)) return json.GetString();
            if (type == typeof(bool)) return json.GetBoolean();
            if (type == typeof(long)) return json.ValueKind == JsonValueKind.String ? long.Parse(json.GetString(), CultureInfo.InvariantCulture) : json.GetInt64();
            if (type == typeof(decimal)) return Decimal(json);
            if (type == typeof(DateTime)) return Time(json);
            return Composite(json, type);
        }
        catch (Exception wrong) when (wrong is InvalidOperationException or FormatException or OverflowException or ArgumentOutOfRangeException)
        {
            throw new JsonException($"A {json.ValueKind} is no {type.Name}.", wrong);
        }
    }

    static object Composite(JsonElement json, Type type)
    {
        if (type.IsGenericType && type.GetGenericTypeDefinition() is var shape)
        {
            if (shape == typeof(List<>)) return Items(json, type);
            if (shape == typeof(Dictionary<,>)) return Entries(json, type);
        }

        if (WireTypes.Concrete(json, type) is not { } concrete) return null;
        return Object(json, concrete);
    }

    static object Object(JsonElement json, Type type)
    {
        var made = Activator.CreateInstance(type, nonPublic: true);
        var properties = WireProperties.Of(type);
        foreach (var part in json.EnumerateObject())
            foreach (var property in properties[part.Name]) Set(made, property, part.Value, properties[part.Name]);
        if (made is StripeEntity entity) entity.KeepRaw(json);
        return made;
    }

    static void Set(object made, PropertyInfo property, JsonElement json, IEnumerable<PropertyInfo> named)
    {
        if (json.ValueKind == JsonValueKind.Null) return;
        if (!named.Skip(1).Any()) property.SetValue(made, Value(json, property.PropertyType));
        else if (json.ValueKind == JsonValueKind.Object) property.SetValue(made, property.PropertyType == typeof(string) ? Id(json) : Value(json, property.PropertyType));
        else if (property.PropertyType == typeof(string)) property.SetValue(made, Value(json, typeof(string)));
    }

    static string Id(JsonElement json) => json.TryGetProperty("id", out var id) ? id.GetString() : null;

    static IList Items(JsonElement json, Type type)
    {
        var list = (IList)Activator.CreateInstance(type);
        foreach (var item in json.EnumerateArray()) list.Add(Value(item, type.GenericTypeArguments[0]));
        return list;
    }

    static IDictionary Entries(JsonElement json, Type type)
    {
        var entries = (IDictionary)Activator.CreateInstance(type);
        foreach (var entry in json.EnumerateObject()) entries[entry.Name] = Value(entry.Value, type.GenericTypeArguments[1]);
        return entries;
    }

    static decimal Decimal(JsonElement json) => json.ValueKind == JsonValueKind.String
        ? decimal.Parse(json.GetString(), NumberStyles.Number | NumberStyles.AllowExponent, CultureInfo.InvariantCulture)
        : json.GetDecimal();

    // Version 1 of the API counts seconds, version 2 writes ISO 8601.
    static DateTime Time(JsonElement json) => json.ValueKind == JsonValueKind.String
        ? json.GetDateTime().ToUniversalTime()
        : DateTime.UnixEpoch.AddSeconds(json.GetInt64());
}

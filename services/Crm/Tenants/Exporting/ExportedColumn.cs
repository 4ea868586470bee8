using System.Globalization;
using System.Text.Json;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CloudCrm.Crm.Tenants.Exporting;

/// <summary>A column as an export gives it: the same on both databases, whatever each of them keeps.</summary>
/// <param name="Name">Its name.</param>
/// <param name="JsonName">The name of its member.</param>
/// <param name="Type">The type of its values in the model.</param>
/// <param name="Converter">What makes them of what the database keeps; null where that is the same.</param>
internal sealed record ExportedColumn(string Name, string JsonName, Type Type, ValueConverter? Converter)
{
    public static ExportedColumn Of(IProperty property) => new(
        property.GetColumnName(), JsonNamingPolicy.CamelCase.ConvertName(property.Name), Bare(property.ClrType), property.GetTypeMapping().Converter);

    /// <summary>Writes a value as it came from the database.</summary>
    public void Write(Utf8JsonWriter json, object raw)
    {
        if (raw is DBNull)
        {
            json.WriteNullValue();
            return;
        }

        var provided = Provided(raw, Bare(Converter?.ProviderClrType ?? Type));
        var value = Converter is null ? provided : Converter.ConvertFromProvider(provided)!;
        JsonSerializer.Serialize(json, value, value.GetType(), RowJson.Options);
    }

    /// <summary>A part of a key, so that <see cref="ReadPlace"/> binds the very same.</summary>
    public static string WritePlace(object raw) => raw switch
    {
        Guid id => $"g{id:n}",
        string text => $"s{text}",
        DateTime at => string.Create(CultureInfo.InvariantCulture, $"t{at.Ticks}"),
        bool flag => flag ? "b1" : "b0",
        short or int or long => string.Create(CultureInfo.InvariantCulture, $"{(raw is short ? 'h' : raw is int ? 'i' : 'l')}{raw}"),
        _ => throw new NotSupportedException($"A key with a {raw.GetType()} in it can't be paged."),
    };

    /// <summary>What <see cref="WritePlace"/> wrote.</summary>
    public static object ReadPlace(string place)
    {
        var rest = place[1..];
        return place[0] switch
        {
            'g' => Guid.ParseExact(rest, "n"),
            's' => rest,
            't' => new DateTime(long.Parse(rest, CultureInfo.InvariantCulture), DateTimeKind.Utc),
            'b' => rest == "1",
            'h' => short.Parse(rest, CultureInfo.InvariantCulture),
            'i' => int.Parse(rest, CultureInfo.InvariantCulture),
            _ => (object)long.Parse(rest, CultureInfo.InvariantCulture),
        };
    }

    /// <summary>SQLite has few types: what it keeps becomes what the model expects of the database.</summary>
    private static object Provided(object raw, Type type)
    {
        if (type.IsInstanceOfType(raw))
            return raw;
        if (type == typeof(Guid))
            return Guid.Parse((string)raw);
        if (type == typeof(DateTimeOffset))
            return raw is DateTime at ? new DateTimeOffset(at, TimeSpan.Zero) : DateTimeOffset.Parse((string)raw, CultureInfo.InvariantCulture);
        if (type == typeof(DateOnly))
            return raw is DateTime day ? DateOnly.FromDateTime(day) : DateOnly.Parse((string)raw, CultureInfo.InvariantCulture);
        return type.IsEnum ? Enum.ToObject(type, raw) : Convert.ChangeType(raw, type, CultureInfo.InvariantCulture);
    }

    private static Type Bare(Type type) => Nullable.GetUnderlyingType(type) ?? type;
}

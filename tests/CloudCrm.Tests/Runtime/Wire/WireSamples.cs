using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace CloudCrm.Tests.Runtime.Wire;

/// <summary>Values of wire types with something in every field, and their comparison field by field.</summary>
internal sealed class WireSamples
{
    private const BindingFlags Fields = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
    private static readonly DateTimeOffset Start = new(2026, 1, 31, 23, 59, 59, TimeSpan.Zero);

    private int _made;

    public object Of(Type type)
    {
        _made++;
        if (Nullable.GetUnderlyingType(type) is { } value) return Of(value);
        if (type.IsEnum) return Enum.GetValues(type).GetValue(_made % Enum.GetValues(type).Length)!;
        if (type.IsPrimitive) return type == typeof(bool) ? true : Convert.ChangeType(_made % 100, type, null);
        if (type == typeof(string)) return $"text {_made} ü 漢";
        if (type == typeof(decimal)) return _made + 0.10m;
        if (type == typeof(Guid)) return Guid.CreateVersion7(Start.AddSeconds(_made));
        if (type == typeof(DateTimeOffset)) return Start.AddTicks(_made);
        if (type == typeof(DateOnly)) return DateOnly.FromDayNumber(_made);
        if (type == typeof(TimeOnly)) return new TimeOnly(_made);
        if (type == typeof(TimeSpan)) return TimeSpan.FromTicks(_made);
        if (type == typeof(Uri)) return new Uri($"https://example.org/{_made}");
        return WireTypes.IsCollection(type) ? Collection(type) : Filled(type);
    }

    /// <summary>Where two values differ.</summary>
    public static IEnumerable<string> Differences(string path, object? left, object? right)
    {
        if (left is null || right is null || left.GetType() != right.GetType())
            return Equals(left, right) ? [] : [$"{path}: {left} became {right}"];
        var type = left.GetType();
        if (WireTypes.IsPlain(type)) return left.Equals(right) ? [] : [$"{path}: {left} became {right}"];
        if (WireTypes.IsCollection(type))
        {
            var (before, after) = (Items(left), Items(right));
            return before.Count != after.Count
                ? [$"{path}: {before.Count} items became {after.Count}"]
                : before.Zip(after).SelectMany((pair, i) => Differences($"{path}[{i}]", pair.First, pair.Second));
        }

        return type.GetFields(Fields).SelectMany(field => Differences($"{path}.{field.Name}", field.GetValue(left), field.GetValue(right)));
    }

    private static List<object?> Items(object collection) => [.. ((IEnumerable)collection).Cast<object?>()];

    private object Filled(Type type)
    {
        var value = RuntimeHelpers.GetUninitializedObject(type);
        foreach (var field in type.GetFields(Fields)) field.SetValue(value, Of(field.FieldType));
        return value;
    }

    private object Collection(Type type)
    {
        if (type.GetGenericTypeDefinition() != typeof(ImmutableArray<>)) throw new NotSupportedException($"There is no sample of {type} yet.");
        var item = type.GetGenericArguments()[0];
        var items = Array.CreateInstance(item, 2);
        for (var i = 0; i < items.Length; i++) items.SetValue(Of(item), i);
        return typeof(ImmutableArray).GetMethods().Single(method => method.Name == nameof(ImmutableArray.Create)
                && method.GetParameters() is [{ ParameterType.IsArray: true }])
            .MakeGenericMethod(item).Invoke(null, [items])!;
    }
}

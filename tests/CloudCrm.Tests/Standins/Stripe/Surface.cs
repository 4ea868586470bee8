using System.Reflection;

namespace CloudCrm.Tests.Standins;

/// <summary>What of an assembly others can use, as text: a line a type, and under it one a member, in one spelling whoever reads it.</summary>
internal static class Surface
{
    private static readonly Dictionary<Type, string> s_words = new()
    {
        [typeof(bool)] = "bool",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(decimal)] = "decimal",
        [typeof(string)] = "string",
        [typeof(object)] = "object",
        [typeof(void)] = "void",
    };

    /// <summary>The public types with their public members, both in order.</summary>
    public static SortedDictionary<string, SurfaceType> Of(Assembly assembly)
    {
        var types = new SortedDictionary<string, SurfaceType>(StringComparer.Ordinal);
        foreach (var type in assembly.GetExportedTypes())
            types.Add($"{type.Namespace}.{Name(type)}", new SurfaceType(Kind(type), [.. Bases(type)], [.. Members(type).Order(StringComparer.Ordinal)]));
        return types;
    }

    /// <summary>A type as C# writes it, without namespaces.</summary>
    public static string Name(Type type)
    {
        if (s_words.TryGetValue(type, out var word))
            return word;
        if (Nullable.GetUnderlyingType(type) is { } underlying)
            return Name(underlying) + "?";
        return type.IsGenericType ? $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>" : type.Name;
    }

    private static string Kind(Type type) => type.IsInterface ? "interface" : type.IsEnum ? "enum" : type is { IsAbstract: true, IsSealed: true } ? "static class" : "class";

    private static IEnumerable<string> Bases(Type type)
    {
        if (type.BaseType is { } parent && parent != typeof(object) && !type.IsEnum)
            yield return Name(parent);
        var inherited = (type.BaseType?.GetInterfaces() ?? []).Concat(type.GetInterfaces().SelectMany(one => one.GetInterfaces())).ToHashSet();
        foreach (var own in type.GetInterfaces().Where(one => one.IsPublic && !inherited.Contains(one)))
            yield return Name(own);
    }

    private static IEnumerable<string> Members(Type type)
    {
        const BindingFlags Own = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        return type.GetProperties(Own).Select(Property)
            .Concat(type.GetFields(Own).Select(Field))
            .Concat(type.GetConstructors(Own).Where(one => one.GetParameters().Length > 0).Select(one => $".ctor({Parameters(one)})"))
            .Concat(type.GetMethods(Own).Where(one => !one.IsSpecialName || one.Name == "op_Implicit").Select(Method));
    }

    private static string Property(PropertyInfo property)
    {
        var isStatic = property.GetMethod!.IsStatic ? "static " : "";
        var set = property.SetMethod is { IsPublic: true } ? " set;" : "";
        return $"{isStatic}{Name(property.PropertyType)} {property.Name} {{ get;{set} }}{Wire(property)}";
    }

    private static string Field(FieldInfo field) => field.IsLiteral
        ? $"const {Name(field.FieldType)} {field.Name} = {(field.GetRawConstantValue() is string text ? $"\"{text}\"" : field.GetRawConstantValue())}"
        : $"{(field.IsStatic ? "static " : "")}{Name(field.FieldType)} {field.Name}";

    private static string Method(MethodInfo method)
    {
        var isStatic = method.IsStatic ? "static " : "";
        if (method.Name == "op_Implicit")
            return $"static implicit operator {Name(method.ReturnType)}({Parameters(method)})";
        var generic = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(Name))}>" : "";
        return $"{isStatic}{Name(method.ReturnType)} {method.Name}{generic}({Parameters(method)})";
    }

    private static string Parameters(MethodBase method) =>
        string.Join(", ", method.GetParameters().Select(one => $"{Name(one.ParameterType)} {one.Name}{(one.IsOptional ? "?" : "")}"));

    // The stand-in's attribute, or the original's: both have the name.
    private static string Wire(PropertyInfo property) =>
        property.GetCustomAttributes().FirstOrDefault(one => one.GetType().Name is "WireAttribute" or "JsonPropertyNameAttribute") is { } wire
            ? $" = {wire.GetType().GetProperty("Name")!.GetValue(wire)}"
            : "";
}

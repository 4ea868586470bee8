using System.Collections.Immutable;
using System.Reflection;

namespace CloudCrm.Tests.Runtime.Wire;

/// <summary>Our own types that travel between grains.</summary>
internal static class WireTypes
{
    private static readonly HashSet<Type> Plain =
    [
        typeof(string), typeof(decimal), typeof(Guid), typeof(DateTimeOffset), typeof(TimeSpan), typeof(DateOnly), typeof(TimeOnly), typeof(Uri),
        typeof(CancellationToken),
    ];

    private static readonly HashSet<Type> Collections =
    [
        typeof(Nullable<>), typeof(ImmutableArray<>), typeof(ImmutableList<>), typeof(ImmutableHashSet<>), typeof(ImmutableDictionary<,>),
        typeof(ImmutableSortedDictionary<,>), typeof(ImmutableSortedSet<>),
    ];

    public static bool IsPlain(Type type) => type.IsPrimitive || type.IsEnum || Plain.Contains(type);

    public static bool IsCollection(Type type) => type.IsGenericType && Collections.Contains(type.GetGenericTypeDefinition());

    public static bool MayTravel(Type type) =>
        IsPlain(type) || type.IsGenericParameter || type.IsAssignableTo(typeof(IAddressable))
        || ((IsCollection(type) || type.IsDefined(typeof(ImmutableAttribute), inherit: false)) && type.GetGenericArguments().All(MayTravel));

    /// <summary>Our types that an interface's calls carry, closed as they are used there, and what they hold.</summary>
    public static HashSet<Type> CarriedBy(IEnumerable<Type> grainInterfaces)
    {
        var found = new HashSet<Type>();
        foreach (var method in grainInterfaces.SelectMany(grain => grain.GetMethods()))
        {
            foreach (var parameter in method.GetParameters()) Add(parameter.ParameterType, found);
            if (method.ReturnType.IsGenericType) Add(method.ReturnType.GetGenericArguments()[0], found);
        }

        return found;
    }

    /// <summary>The members that hold a type's data: properties with a field behind them, and fields.</summary>
    public static IEnumerable<MemberInfo> Members(Type type)
    {
        const BindingFlags Own = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        foreach (var field in type.GetFields(Own))
        {
            if (!field.Name.StartsWith('<')) yield return field;
            else yield return type.GetProperty(field.Name[1..field.Name.IndexOf('>', StringComparison.Ordinal)], Own)!;
        }
    }

    private static void Add(Type type, HashSet<Type> found)
    {
        foreach (var argument in type.GetGenericArguments()) Add(argument, found);
        if (IsPlain(type) || IsCollection(type) || type.IsAssignableTo(typeof(IAddressable)) || !found.Add(type)) return;
        foreach (var member in Members(type)) Add(member is PropertyInfo property ? property.PropertyType : ((FieldInfo)member).FieldType, found);
    }
}

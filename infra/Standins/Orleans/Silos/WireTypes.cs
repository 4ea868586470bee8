using System.Collections.Immutable;
using System.Reflection;

namespace Orleans.Runtime;

/// <summary>What may travel between grains. Values are shared here and copied there, so only what never changes may.</summary>
internal static class WireTypes
{
    public const string Rule = "may change while two grains hold it: take a primitive, a string, an [Immutable] type or an immutable collection of them.";

    private static readonly HashSet<Type> Plain =
    [
        typeof(string), typeof(decimal), typeof(Guid), typeof(DateTime), typeof(DateTimeOffset), typeof(TimeSpan), typeof(DateOnly),
        typeof(TimeOnly), typeof(Uri), typeof(Version), typeof(Int128), typeof(UInt128), typeof(Half), typeof(GrainId), typeof(CancellationToken),
    ];

    private static readonly HashSet<Type> Collections =
    [
        typeof(Nullable<>), typeof(ImmutableArray<>), typeof(ImmutableList<>), typeof(ImmutableHashSet<>), typeof(ImmutableSortedSet<>),
        typeof(ImmutableDictionary<,>), typeof(ImmutableSortedDictionary<,>), typeof(ImmutableQueue<>), typeof(ImmutableStack<>),
        typeof(ValueTuple<,>), typeof(ValueTuple<,,>), typeof(ValueTuple<,,,>), typeof(ValueTuple<,,,,>),
    ];

    public static bool MayTravel(ParameterInfo parameter) =>
        parameter.IsDefined(typeof(ImmutableAttribute)) || MayTravel(parameter.ParameterType);

    public static bool MayTravelBack(MethodInfo method) =>
        !method.ReturnType.IsGenericType
        || method.ReturnParameter.IsDefined(typeof(ImmutableAttribute))
        || MayTravel(method.ReturnType.GetGenericArguments()[0]);

    public static bool MayTravel(Type type)
    {
        if (type.IsPrimitive || type.IsEnum || Plain.Contains(type) || type.IsAssignableTo(typeof(IAddressable))) return true;
        if (!type.IsGenericType) return type.IsDefined(typeof(ImmutableAttribute), inherit: false);
        var shape = type.GetGenericTypeDefinition();
        return (Collections.Contains(shape) || shape.IsDefined(typeof(ImmutableAttribute), inherit: false))
            && type.GetGenericArguments().All(MayTravel);
    }
}

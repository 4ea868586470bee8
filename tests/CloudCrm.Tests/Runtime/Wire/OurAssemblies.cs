using System.Reflection;

namespace CloudCrm.Tests.Runtime.Wire;

/// <summary>Where our grain interfaces, grains and wire types are.</summary>
internal static class OurAssemblies
{
    private static readonly Assembly[] All = [Assembly.Load("CloudCrm.Contracts"), Assembly.Load("CloudCrm.Crm"), Assembly.Load("CloudCrm.Billing")];

    public static List<Type> Types { get; } =
        [.. All.SelectMany(assembly => assembly.GetTypes()).Where(type => type.Namespace?.StartsWith("CloudCrm", StringComparison.Ordinal) == true && !IsGenerated(type))];

    public static List<Type> GrainInterfaces { get; } = [.. Types.Where(type => type.IsInterface && type.IsAssignableTo(typeof(IGrain)))];

    public static List<Type> GrainClasses { get; } =
        [.. Types.Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IGrain)) && type.IsAssignableTo(typeof(IGrainBase)))];

    /// <summary>Everything that says it travels, or that a call carries.</summary>
    public static List<Type> WireTypes { get; } =
        [.. Wire.WireTypes.CarriedBy(GrainInterfaces).Union(Types.Where(IsSerializable)).Where(type => type.Namespace?.StartsWith("CloudCrm", StringComparison.Ordinal) == true)];

    private static bool IsSerializable(Type type) =>
        type is { IsGenericType: false, IsEnum: false } && type.IsDefined(typeof(GenerateSerializerAttribute)) && !type.IsAssignableTo(typeof(Exception));

    private static bool IsGenerated(Type type) => type.GetCustomAttributes().Any(attribute => attribute.GetType().Name is "GeneratedCodeAttribute" or "CompilerGeneratedAttribute");
}

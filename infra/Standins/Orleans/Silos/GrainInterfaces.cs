using System.Reflection;
using Orleans.Calls;

namespace Orleans.Runtime;

/// <summary>What counts as a grain interface, and finding the grain classes of the program.</summary>
internal static class GrainInterfaces
{
    private static readonly string Home = typeof(GrainInterfaces).Assembly.GetName().Name!;

    public static bool IsGrainInterface(Type type) =>
        type.IsInterface && type.IsAssignableTo(typeof(IAddressable)) && type.Assembly != typeof(GrainInterfaces).Assembly;

    public static bool IsGrainClass(Type type) =>
        type is { IsClass: true, IsAbstract: false, ContainsGenericParameters: false }
        && type.IsAssignableTo(typeof(IAddressable))
        && !type.IsAssignableTo(typeof(GrainReference))
        && (type.IsAssignableTo(typeof(Grain)) || type.IsAssignableTo(typeof(IGrainBase)))
        && type.GetInterfaces().Any(IsGrainInterface);

    public static IEnumerable<MethodInfo> MethodsOf(Type grainInterface) =>
        grainInterface.GetInterfaces().Where(IsGrainInterface).Prepend(grainInterface).SelectMany(type => type.GetMethods());

    /// <summary>The assemblies that are loaded or referenced by loaded ones, as far as they know of grains.</summary>
    public static IEnumerable<Assembly> Parts()
    {
        var known = new Dictionary<string, bool>(StringComparer.OrdinalIgnoreCase);
        var open = new Queue<Assembly>(AppDomain.CurrentDomain.GetAssemblies().Where(assembly => !assembly.IsDynamic));
        while (open.TryDequeue(out var assembly))
        {
            if (!known.TryAdd(assembly.GetName().Name!, true)) continue;
            var references = assembly.GetReferencedAssemblies();
            if (!references.Any(reference => reference.Name == Home)) continue;
            yield return assembly;
            foreach (var reference in references)
                if (!known.ContainsKey(reference.Name!) && !IsFramework(reference)) open.Enqueue(Assembly.Load(reference));
        }
    }

    /// <summary>Why the interface cannot be called through the runtime.</summary>
    public static IEnumerable<string> Refusals(Type grainInterface)
    {
        if (grainInterface.GetProperties().Length > 0) yield return $"{grainInterface.FullName} has properties.";
        if (grainInterface.GetEvents().Length > 0) yield return $"{grainInterface.FullName} has events.";
        foreach (var method in grainInterface.GetMethods().Where(method => !method.IsSpecialName))
        {
            var name = $"{grainInterface.FullName}.{method.Name}";
            if (GrainMethod.Refusal(method) is { } refusal)
            {
                yield return $"{name} {refusal}.";
                continue;
            }

            foreach (var parameter in method.GetParameters())
                if (!WireTypes.MayTravel(parameter)) yield return $"{name}: the argument {parameter.Name} of type {parameter.ParameterType} {WireTypes.Rule}";
            if (!WireTypes.MayTravelBack(method)) yield return $"{name}: the result {method.ReturnType} {WireTypes.Rule}";
        }
    }

    private static bool IsFramework(AssemblyName name) =>
        name.Name is null or "netstandard" or "mscorlib"
        || name.Name.StartsWith("System.", StringComparison.Ordinal)
        || name.Name.StartsWith("Microsoft.", StringComparison.Ordinal);
}

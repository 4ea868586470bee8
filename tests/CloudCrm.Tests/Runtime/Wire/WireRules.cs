using System.Globalization;
using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;
using Orleans.Concurrency;

namespace CloudCrm.Tests.Runtime.Wire;

/// <summary>
/// What code needs so that it runs on a cluster: the original's analyzers and generator say it at build time, the stand-in has none,
/// so these rules say it in every test run. Each rule answers with one line for each place that breaks it.
/// </summary>
internal static class WireRules
{
    private static readonly Type[] Results = [typeof(Task), typeof(ValueTask), typeof(Task<>), typeof(ValueTask<>)];

    public static IEnumerable<string> OfInterface(Type grain)
    {
        if (Alias(grain) is null) yield return $"{grain.Name} has no alias.";
        if (grain.GetProperties().Length + grain.GetEvents().Length > 0) yield return $"{grain.Name} has properties or events.";
        if (grain.IsGenericType) yield return $"{grain.Name} is generic.";
        foreach (var twice in Twice(grain.GetMethods().Select(Alias))) yield return $"{grain.Name} has the alias {twice} twice.";
        foreach (var line in grain.GetMethods().Where(method => !method.IsSpecialName).SelectMany(OfMethod)) yield return line;
    }

    public static IEnumerable<string> OfMethod(MethodInfo method)
    {
        var name = $"{method.DeclaringType!.Name}.{method.Name}";
        var result = method.ReturnType.IsGenericType ? method.ReturnType.GetGenericTypeDefinition() : method.ReturnType;
        if (Alias(method) is null) yield return $"{name} has no alias.";
        if (method.IsGenericMethod) yield return $"{name} is generic.";
        if (!Results.Contains(result)) yield return $"{name} returns no task.";
        if (method.IsDefined(typeof(OneWayAttribute)) && method.ReturnType.IsGenericType) yield return $"{name} is one-way and has a result.";
        if (method.ReturnType.IsGenericType && !WireTypes.MayTravel(method.ReturnType.GetGenericArguments()[0]))
            yield return $"{name} gives {method.ReturnType}, which may change on its way.";
        var parameters = method.GetParameters();
        foreach (var parameter in parameters)
        {
            if (parameter.ParameterType.IsByRef) yield return $"{name} has the ref parameter {parameter.Name}.";
            else if (!WireTypes.MayTravel(parameter.ParameterType)) yield return $"{name} takes {parameter.Name}, a {parameter.ParameterType}, which may change on its way.";
        }

        var tokens = Array.FindAll(parameters, parameter => parameter.ParameterType == typeof(CancellationToken));
        if (tokens.Length > 1 || (tokens.Length == 1 && parameters[^1] != tokens[0])) yield return $"{name} takes a cancellation token that is not its last parameter.";
    }

    public static IEnumerable<string> OfType(Type type)
    {
        if (!type.IsDefined(typeof(GenerateSerializerAttribute))) yield return $"{type.Name} has no [GenerateSerializer].";
        if (!type.IsDefined(typeof(ImmutableAttribute), inherit: false)) yield return $"{type.Name} has no [Immutable].";
        if (Alias(type) is null) yield return $"{type.Name} has no alias.";
        if (type is { IsClass: true, IsSealed: false, IsAbstract: false }) yield return $"{type.Name} is neither sealed nor abstract.";
        var members = WireTypes.Members(type).ToList();
        foreach (var twice in Twice(members.Select(member => Id(member)?.ToString(CultureInfo.InvariantCulture)))) yield return $"{type.Name} has the id {twice} twice.";
        foreach (var member in members)
        {
            var (memberType, mutable) = member is PropertyInfo property
                ? (property.PropertyType, property.SetMethod is { } setter && !setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)))
                : (((FieldInfo)member).FieldType, !((FieldInfo)member).IsInitOnly);
            if (Id(member) is null) yield return $"{type.Name}.{member.Name} has no id.";
            if (mutable) yield return $"{type.Name}.{member.Name} can be changed.";
            if (!WireTypes.MayTravel(memberType)) yield return $"{type.Name}.{member.Name} is a {memberType}, which may change on its way.";
        }
    }

    public static IEnumerable<string> OfClass(Type grain)
    {
        if (!grain.IsSealed && !grain.IsAbstract) yield return $"{grain.Name} is neither sealed nor abstract.";
        if (Alias(grain) is not null) yield return $"{grain.Name} has an alias; a grain class takes [GrainType].";
    }

    public static IEnumerable<string> Twice(IEnumerable<string?> names) =>
        names.OfType<string>().GroupBy(name => name, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key);

    public static string? Alias(MemberInfo member) => member.GetCustomAttributes<AliasAttribute>(inherit: false).FirstOrDefault()?.Alias;

    private static uint? Id(MemberInfo member) => member.GetCustomAttribute<IdAttribute>()?.Id;
}

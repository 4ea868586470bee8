using System.Reflection;
using Orleans.Concurrency;

namespace Orleans.Calls;

/// <summary>What is fixed about the calls of one interface method.</summary>
internal sealed class GrainMethod(Type interfaceType, MethodInfo method)
{
    public Type Interface { get; } = interfaceType;

    public MethodInfo Method { get; } = method;

    public string Name => Method.Name;

    public int ParameterCount { get; } = method.GetParameters().Length;

    public bool OneWay { get; } = method.IsDefined(typeof(OneWayAttribute));

    public bool ReadOnly { get; } = method.IsDefined(typeof(ReadOnlyAttribute));

    public bool AlwaysInterleave { get; } = method.IsDefined(typeof(AlwaysInterleaveAttribute));

    public TimeSpan? ResponseTimeout { get; } = method.GetCustomAttribute<ResponseTimeoutAttribute>()?.Timeout;

    public static string? Refusal(MethodInfo method)
    {
        if (method.IsGenericMethod) return "is generic";
        var result = method.ReturnType;
        var shape = result.IsGenericType ? result.GetGenericTypeDefinition() : result;
        if (shape != typeof(Task) && shape != typeof(ValueTask) && shape != typeof(Task<>) && shape != typeof(ValueTask<>))
            return $"returns {result.Name}; grain methods return Task or ValueTask";
        if (method.IsDefined(typeof(OneWayAttribute)) && result.IsGenericType) return "is one-way and returns a value";
        return method.GetParameters().Any(parameter => parameter.ParameterType.IsByRef) ? "has a ref, in or out parameter" : null;
    }
}

namespace Orleans.Concurrency;

/// <summary>The caller goes on at once; the result and any exception are lost.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OneWayAttribute : Attribute;

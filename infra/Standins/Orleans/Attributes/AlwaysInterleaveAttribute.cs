namespace Orleans.Concurrency;

/// <summary>A call of this interface method never waits for other calls of the grain.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AlwaysInterleaveAttribute : Attribute;

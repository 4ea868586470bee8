namespace Orleans.Concurrency;

/// <summary>A call of this interface method may interleave with a running call that is marked so too. It is no reader-writer lock.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ReadOnlyAttribute : Attribute;

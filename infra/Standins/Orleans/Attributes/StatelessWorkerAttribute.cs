namespace Orleans.Concurrency;

/// <summary>Several activations of one key may run at a time in one process.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class StatelessWorkerAttribute(int maxLocalWorkers) : Attribute
{
    /// <summary>As many workers as the machine has processors.</summary>
    public StatelessWorkerAttribute() : this(Environment.ProcessorCount)
    {
    }

    internal int MaxLocalWorkers { get; } = maxLocalWorkers > 0 ? maxLocalWorkers : throw new ArgumentOutOfRangeException(nameof(maxLocalWorkers));
}

namespace Orleans.Standin;

/// <summary>What only the stand-in has, for tests.</summary>
public sealed class StandinOptions
{
    /// <summary>When set, calls that wait for one grain run in a random order, as they may on a cluster. The number seeds the order.</summary>
    public int? ShuffleSeed { get; set; }
}

namespace CloudCrm.Bench.Load;

/// <summary>Times of one run.</summary>
/// <param name="Seconds">How long the run took.</param>
/// <param name="Sorted">Milliseconds from each operation's intended start to its end, ascending.</param>
/// <param name="Failures">Operations that did not succeed; they are not among the times.</param>
internal sealed record Latencies(double Seconds, double[] Sorted, int Failures)
{
    /// <summary>Successful operations a second.</summary>
    public double PerSecond => Sorted.Length / Seconds;

    /// <summary>Milliseconds that the given share (0 to 1) of operations stayed within.</summary>
    public double Percentile(double share) =>
        Sorted.Length == 0 ? double.NaN : Sorted[Math.Clamp((int)Math.Ceiling(share * Sorted.Length) - 1, 0, Sorted.Length - 1)];
}

namespace CloudCrm.Bench.Grains;

/// <summary>The least that a grain can do.</summary>
public sealed class PingGrain : Grain, IPing
{
    /// <inheritdoc/>
    public Task<int> Ping(int number) => Task.FromResult(number + 1);
}

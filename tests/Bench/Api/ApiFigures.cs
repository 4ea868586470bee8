using CloudCrm.Bench.Figures;
using CloudCrm.Bench.Load;

namespace CloudCrm.Bench.Api;

/// <summary>The figures of one kind of call: what 16 clients get through, and how long it takes at seven tenths of that.</summary>
internal static class ApiFigures
{
    /// <summary>As many as the goals speak of.</summary>
    public const int Clients = 16;

    private const double Busy = 0.7;

    /// <summary>Warms up, takes the capacity, then the times at seven tenths of it from the intended starts.</summary>
    /// <param name="name">The beginning of the figures' names.</param>
    /// <param name="duration">Of each of the two runs.</param>
    /// <param name="operation">One call, by client and number; true when it succeeded.</param>
    public static async Task<(Latencies Capacity, Latencies Steady)> Take(string name, TimeSpan duration, Func<int, long, Task<bool>> operation)
    {
        await LoadRun.AsFastAsPossible(Clients, duration / 2, operation);
        var capacity = await LoadRun.AsFastAsPossible(Clients, duration, operation);
        if (capacity.Sorted.Length == 0)
            throw new InvalidOperationException($"{name}: not one call succeeded.");
        var steady = await LoadRun.AtRate(capacity.PerSecond * Busy, Clients, duration, operation);
        if (capacity.Failures + steady.Failures > 0)
            Console.WriteLine($"{name}: {capacity.Failures + steady.Failures} calls failed and are not counted");
        return (capacity, steady);
    }

    /// <summary>Median and 99th percentile of a steady run.</summary>
    public static IEnumerable<Figure> Times(string name, Latencies steady, double? goalP99 = null) =>
    [
        new($"{name}/p50", steady.Percentile(0.5), "ms"),
        new($"{name}/p99", steady.Percentile(0.99), "ms", goalP99, AtMost: true),
    ];
}

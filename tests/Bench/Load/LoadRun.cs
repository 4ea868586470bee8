using System.Diagnostics;

namespace CloudCrm.Bench.Load;

/// <summary>Puts load on something: as fast as N clients can (capacity), or at a fixed rate whatever the answers take (open loop).</summary>
internal static class LoadRun
{
    /// <summary>Capacity: each client starts its next operation when the last one ended.</summary>
    public static Task<Latencies> AsFastAsPossible(int clients, TimeSpan duration, Func<int, long, Task<bool>> operation) =>
        Run(clients, duration, null, operation);

    /// <summary>Open loop: operations have intended starts at even distances; a late one is timed from when it should have started, so that stalls show.</summary>
    public static Task<Latencies> AtRate(double perSecond, int clients, TimeSpan duration, Func<int, long, Task<bool>> operation) =>
        Run(clients, duration, perSecond, operation);

    private static async Task<Latencies> Run(int clients, TimeSpan duration, double? perSecond, Func<int, long, Task<bool>> operation)
    {
        var next = -1L;
        var failures = 0;
        var start = Stopwatch.GetTimestamp();
        var times = await Task.WhenAll(Enumerable.Range(0, clients).Select(client => Task.Run(() => Client(client))));
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        var all = times.SelectMany(t => t).ToArray();
        Array.Sort(all);
        return new(seconds, all, failures);

        async Task<List<double>> Client(int client)
        {
            var mine = new List<double>(100_000);
            while (true)
            {
                var number = Interlocked.Increment(ref next);
                var intended = perSecond is { } rate ? TimeSpan.FromSeconds(number / rate) : Stopwatch.GetElapsedTime(start);
                if (intended >= duration)
                    return mine;
                if (intended - Stopwatch.GetElapsedTime(start) is { Ticks: > 0 } early)
                    await Task.Delay(early);
                if (await operation(client, number))
                    mine.Add((Stopwatch.GetElapsedTime(start) - intended).TotalMilliseconds);
                else
                    Interlocked.Increment(ref failures);
            }
        }
    }
}

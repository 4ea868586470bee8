using System.Diagnostics;
using CloudCrm.Bench.Figures;

namespace CloudCrm.Bench.Grains;

/// <summary>What the grain runtime of this build costs: the stand-in, or Microsoft Orleans with FullFeed.</summary>
internal static class GrainBench
{
    private const int Callers = 50;

#if FULLFEED
    private const string Runtime = "orleans";
    private const int Activations = 100_000;
    private const bool HasGoals = false;
#else
    private const string Runtime = "standin";
    private const int Activations = 1_000_000;
    private const bool HasGoals = true;
#endif

    /// <summary>Calls from 50 callers, then many activations and their end.</summary>
    public static async Task<IReadOnlyList<Figure>> Run(BenchOptions options)
    {
        await using var silo = await BenchSilo.Start();
        var calls = await Calls(silo.Grains, TimeSpan.FromSeconds(options.Quick ? 2 : 10));
        var memory = await Memory(silo.Grains, options.Quick ? Activations / 10 : Activations);
        return [.. calls, .. memory];
    }

    private static async Task<IReadOnlyList<Figure>> Calls(IGrainFactory grains, TimeSpan duration)
    {
        await Call(grains, TimeSpan.FromSeconds(2));
        using var process = Process.GetCurrentProcess();
        var cpu = process.TotalProcessorTime;
        var allocated = GC.GetTotalAllocatedBytes();
        var watch = Stopwatch.StartNew();
        var calls = await Call(grains, duration);
        watch.Stop();
        process.Refresh();
        return
        [
            new($"grains/{Runtime}/calls-per-cpu-second", calls / (process.TotalProcessorTime - cpu).TotalSeconds, "1/s", HasGoals ? 300_000 : null),
            new($"grains/{Runtime}/calls", calls / watch.Elapsed.TotalSeconds, "1/s"),
            new($"grains/{Runtime}/bytes-per-call", (double)(GC.GetTotalAllocatedBytes() - allocated) / calls, "B"),
        ];
    }

    private static async Task<long> Call(IGrainFactory grains, TimeSpan duration)
    {
        using var end = new CancellationTokenSource(duration);
        var counts = await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(async () =>
        {
            var ping = grains.GetGrain<IPing>($"caller {caller}");
            var calls = 0;
            while (!end.IsCancellationRequested) calls = await ping.Ping(calls);
            return (long)calls;
        })));
        return counts.Sum();
    }

    /// <summary>Keys as long as a tenant's and an entity's id, as the product has them; they count.</summary>
    private static async Task<IReadOnlyList<Figure>> Memory(IGrainFactory grains, int activations)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var tenant = new string('0', 32);
        await Parallel.ForAsync(0, activations, async (i, _) => await grains.GetGrain<IPing>($"{tenant}/{i:x32}").Ping(i));
        var active = GC.GetTotalMemory(forceFullCollection: true);
        var left = await AfterCollection(active);
        return
        [
            new($"grains/{Runtime}/bytes-per-activation", (double)(active - before) / activations, "B", HasGoals ? 600 : null, AtMost: true),
            new($"grains/{Runtime}/memory-of-{activations}", (active - before) / 1e6, "MB"),
            new($"grains/{Runtime}/memory-left-after-collection", (double)(left - before) / (active - before), "ratio", HasGoals ? 0.1 : null, AtMost: true),
        ];
    }

    /// <summary>The memory when it falls no more; idle grains go in steps.</summary>
    private static async Task<long> AfterCollection(long active)
    {
        var deadline = Stopwatch.StartNew();
        var last = active;
        while (deadline.Elapsed < TimeSpan.FromMinutes(4))
        {
            await Task.Delay(BenchSilo.CollectionAge / 4);
            var now = GC.GetTotalMemory(forceFullCollection: true);
            if (now < active * 0.9 && now > last * 0.99) return now;
            last = now;
        }

        return last;
    }
}

using System.Collections.Concurrent;
using System.Diagnostics;
using CloudCrm.Bench.Figures;
using CloudCrm.Bench.Load;
using CloudCrm.Client;
using CloudCrm.Contracts.Metering;

namespace CloudCrm.Bench.Api;

/// <summary>How long after the answer an act stands in <c>/v1/usage</c>, at half of the rate of appends that the product can take.</summary>
internal static class FreshnessBench
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(20);

    public static async Task<IReadOnlyList<Figure>> Run(BenchOptions options)
    {
        var duration = TimeSpan.FromSeconds(options.Quick ? 5 : 20);
        return await options.OnEach(database => On(database, duration));
    }

    private static async Task<IReadOnlyList<Figure>> On(string database, TimeSpan duration)
    {
        await using var rig = await ApiRig.Start(database);
        var capacity = await LoadRun.AsFastAsPossible(ApiFigures.Clients, duration / 2, (client, number) => AppendBench.Append(rig.Seats[client], number));
        var answered = new ConcurrentQueue<long>();
        var watched = rig.Seats[0];
        await Until(watched.Client, await Counted(watched), CancellationToken.None);
        var before = await Units(watched.Client);

        using var stop = new CancellationTokenSource();
        var watching = Watch(watched.Client, before, answered, stop.Token);
        await LoadRun.AtRate(capacity.PerSecond / 2, ApiFigures.Clients, duration, async (client, number) =>
        {
            var done = await AppendBench.Append(rig.Seats[client], number);
            if (client == 0 && done)
                answered.Enqueue(Stopwatch.GetTimestamp());
            return done;
        });
        await Until(watched.Client, await Counted(watched), CancellationToken.None);
        await stop.CancelAsync();
        var delays = await watching;
        delays.Sort();
        var steady = new Latencies(duration.TotalSeconds, [.. delays], 0);
        return [new($"freshness/{database}/rate", capacity.PerSecond / 2, "1/s"), .. ApiFigures.Times($"freshness/{database}", steady, 2_000)];
    }

    /// <summary>Acts are recorded and counted in the same order, so the n-th counted unit belongs to the n-th answer.</summary>
    private static async Task<List<double>> Watch(CrmClient client, long before, ConcurrentQueue<long> answered, CancellationToken stop)
    {
        var delays = new List<double>();
        while (true)
        {
            var last = stop.IsCancellationRequested;
            var asked = Stopwatch.GetTimestamp();
            var units = await Units(client);
            while (delays.Count < units - before && answered.TryDequeue(out var at))
                delays.Add(Math.Max(0, Stopwatch.GetElapsedTime(at, asked).TotalMilliseconds));
            if (last)
                return delays;
            await Task.Delay(s_pause, CancellationToken.None);
        }
    }

    private static async Task<long> Counted(ApiRig.Seat seat)
    {
        long count = 0;
        foreach (var interaction in seat.Interactions)
            count += (await seat.Client.Interactions.Read(interaction)).MessageCount;
        return count;
    }

    private static async Task Until(CrmClient client, long units, CancellationToken cancellation)
    {
        while (await Units(client) < units)
            await Task.Delay(s_pause, cancellation);
    }

    private static async Task<long> Units(CrmClient client)
    {
        var now = TimeProvider.System.GetUtcNow();
        var quarter = now.AddTicks(-(now.UtcTicks % TimeSpan.FromMinutes(15).Ticks));
        var usage = await client.Usage.Read(quarter.AddDays(-1), quarter.AddMinutes(15));
        return (long)usage.Lines.Where(line => line.Meter == Meters.MessagesInbound).Sum(line => line.Quantity);
    }
}

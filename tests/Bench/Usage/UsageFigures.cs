using System.Diagnostics;
using CloudCrm.Bench.Figures;
using CloudCrm.Bench.Load;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Metering;

namespace CloudCrm.Bench.Usage;

/// <summary>Billing's figures: how fast it takes usage in and how fast it tells of it.</summary>
internal static class UsageFigures
{
    /// <summary>Events of the tenant that is asked about.</summary>
    public const int EventsMax = 10_000_000;

    /// <summary>The same in quick mode.</summary>
    public const int EventsQuick = 100_000;

    private const double AnswerMax = 50;
    private const double EventsPerSecond = 4_000;
    private const string Zone = "Asia/Kathmandu";

    /// <summary>Takes all figures on one database.</summary>
    /// <param name="name">What the figures are called after: <c>postgres</c> or <c>sqlite</c>.</param>
    /// <param name="settings">The product's settings, with an empty database of its own named <c>Billing</c>.</param>
    /// <param name="quick">On smaller data.</param>
    public static async Task<IReadOnlyList<Figure>> Run(string name, IEnumerable<KeyValuePair<string, string?>> settings, bool quick)
    {
        await using var billing = await BillingProcess.Start(settings);
        var figures = new List<Figure>();
        figures.AddRange(await Mixed(name, billing, quick ? 40_000 : 400_000));
        var trace = new UsageTrace(TenantId.From(Guid.CreateVersion7()), quick ? EventsQuick : EventsMax, 400, TimeProvider.System.GetUtcNow());
        figures.Add(await Fill(name, billing, trace));
        var duration = quick ? TimeSpan.FromSeconds(3) : TimeSpan.FromSeconds(20);
        figures.Add(await Yardstick(name, billing, duration));
        foreach (var group in Enum.GetValues<UsageGroup>())
            figures.AddRange(await Ask(name, billing, trace, group, duration));
        return figures;
    }

    /// <summary>Events a second of fifty tenants at once, as they come now: in batches of 100 messages with 20 events each, to two consumers.</summary>
    public static async Task<IReadOnlyList<Figure>> Mixed(string name, BillingProcess billing, int events)
    {
        const int Tenants = 50, Message = 20, Batch = 2_000, Consumers = 2;
        var now = TimeProvider.System.GetUtcNow();
        var traces = Enumerable.Range(0, Tenants).Select(_ => new UsageTrace(TenantId.From(Guid.CreateVersion7()), events / Tenants, 1, now)).ToArray();
        foreach (var trace in traces)
            await billing.Open(trace.Tenant, Zone);
        var mixed = traces.SelectMany(trace => trace.All()).OrderBy(given => given.RecordedAt).ToArray();
        var batches = mixed.Chunk(Batch).ToArray();
        var next = -1;
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Consumers).Select(_ => Task.Run(async () =>
        {
            for (var mine = Interlocked.Increment(ref next); mine < batches.Length; mine = Interlocked.Increment(ref next))
                await billing.Take(batches[mine].Chunk(Message));
        })));
        return [new($"usage/{name}/taken", mixed.Length / watch.Elapsed.TotalSeconds, "1/s", EventsPerSecond)];
    }

    /// <summary>Gives one tenant its history, in order, through the consumer.</summary>
    public static async Task<Figure> Fill(string name, BillingProcess billing, UsageTrace trace)
    {
        await billing.Open(trace.Tenant, Zone);
        var watch = Stopwatch.StartNew();
        foreach (var batch in trace.All().Chunk(20_000))
            await billing.Take(batch.Chunk(1_000));
        return new($"usage/{name}/filled", trace.Events / watch.Elapsed.TotalSeconds, "1/s");
    }

    /// <summary>What the machine makes of the least question, asked in the same way: a tenant without usage, a quarter of an hour.</summary>
    public static async Task<Figure> Yardstick(string name, BillingProcess billing, TimeSpan duration)
    {
        var (nobody, from) = (TenantId.From(Guid.CreateVersion7()), new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var times = await AtRate(duration, _ => billing.Ask(nobody, from, from.AddMinutes(15), UsageGroup.Meter));
        return new($"usage/{name}/nothing/p99", times.Percentile(0.99), "ms");
    }

    /// <summary>Times of answers, open loop at 20 a second: of three, one is for the longest stretch, one for a month, one for a day, all from midnights of the tenant.</summary>
    public static async Task<IReadOnlyList<Figure>> Ask(string name, BillingProcess billing, UsageTrace trace, UsageGroup group, TimeSpan duration)
    {
        var midnight = new DateTimeOffset(trace.Until.UtcDateTime.Date, TimeSpan.Zero).AddHours(-5.75);
        var times = await AtRate(duration, One);
        var figure = $"usage/{name}/{group.ToString().ToLowerInvariant()}";
        return [new($"{figure}/p50", times.Percentile(0.5), "ms"), new($"{figure}/p99", times.Percentile(0.99), "ms", AnswerMax, AtMost: true)];

        async Task One(long number)
        {
            var days = (number % 3) switch { 0 => 400, 1 => 30, _ => 1 };
            var from = midnight.AddDays(-days - (days == 400 ? 0 : number * 7 % 300));
            var usage = await billing.Ask(trace.Tenant, from, from.AddDays(days), group);
            if (usage.Lines.IsEmpty)
                throw new InvalidOperationException($"Nothing was told by {group} from {from:u} on.");
        }
    }

    private static async Task<Latencies> AtRate(TimeSpan duration, Func<long, Task> ask)
    {
        await LoadRun.AsFastAsPossible(1, duration / 10, One);
        return await LoadRun.AtRate(20, 4, duration, One);

        async Task<bool> One(int client, long number)
        {
            await ask(number);
            return true;
        }
    }
}

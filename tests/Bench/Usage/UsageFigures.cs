using System.Diagnostics;
using CloudCrm.Bench.Figures;
using CloudCrm.Bench.Load;
using CloudCrm.Bench.Servers;
using CloudCrm.Client;
using CloudCrm.Contracts;

namespace CloudCrm.Bench.Usage;

/// <summary>Billing's figures: how fast it takes usage in and how fast it tells of it.</summary>
internal static class UsageFigures
{
    /// <summary>Events of the tenant that is asked about.</summary>
    public const int EventsMax = 10_000_000;

    /// <summary>The same in quick mode.</summary>
    public const int EventsQuick = 100_000;

    private const int Askers = 4;
    private const double AnswerMax = 50;
    private const double EventsPerSecond = 4_000;
    private const string Zone = "Asia/Kathmandu";

    /// <summary>Takes all figures on one database.</summary>
    /// <param name="name">What the figures are called after: <c>postgres</c> or <c>sqlite</c>.</param>
    /// <param name="workplace">Empty databases.</param>
    /// <param name="quick">On smaller data.</param>
    public static async Task<IReadOnlyList<Figure>> Run(string name, Workplace workplace, bool quick)
    {
        var (tenant, token) = await SignUp(workplace);
        var figures = new List<Figure>();
        var trace = new UsageTrace(tenant, quick ? EventsQuick : EventsMax, 400, TimeProvider.System.GetUtcNow());
        await using (var billing = await BillingProcess.Start(workplace.Settings))
        {
            figures.AddRange(await Mixed(name, billing, quick ? 40_000 : 400_000));
            figures.Add(await Fill(name, billing, trace));
        }

        var duration = quick ? TimeSpan.FromSeconds(3) : TimeSpan.FromSeconds(20);
        await using var product = await ProductProcess.Start(workplace.Settings);
        using var client = product.Client(token);
        foreach (var group in Enum.GetValues<UsageGroup>())
            figures.AddRange(await Ask(name, client, await Connect(product, token), trace, group, duration));
        return figures;
    }

    /// <summary>A tenant that can be asked about through the API.</summary>
    private static async Task<(TenantId Tenant, string Token)> SignUp(Workplace workplace)
    {
        await using var product = await ProductProcess.Start(workplace.Settings);
        using var client = await CrmClient.SignUp(product.Url, new("Usage", "Owner", "owner@usage.example", "a long enough password", "business", Zone, "en"));
        return (TenantId.From((await client.Tenant.Read()).Id), client.Token!);
    }

    private static Task<RawHttp[]> Connect(ProductProcess product, string token) =>
        Task.WhenAll(Enumerable.Range(0, Askers).Select(_ => RawHttp.Connect(product.Url, token)));

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

    /// <summary>
    /// Times of answers through the API, open loop at 20 a second: of three, one is for the longest stretch, one for a month, one for a day, all from midnights
    /// of the tenant.
    /// </summary>
    private static async Task<IReadOnlyList<Figure>> Ask(
        string name, CrmClient client, RawHttp[] connections, UsageTrace trace, UsageGroup group, TimeSpan duration)
    {
        var midnight = new DateTimeOffset(trace.Until.UtcDateTime.Date, TimeSpan.Zero).AddHours(-5.75);
        for (var number = 0L; number < 3; number++)
        {
            var (from, to) = Stretch(number);
            if ((await client.Usage.Read(from, to, group)).Lines.Count == 0)
                throw new InvalidOperationException($"Nothing was told by {group} from {from:u} on.");
        }

        await LoadRun.AsFastAsPossible(1, duration / 10, One);
        var times = await LoadRun.AtRate(20, Askers, duration, One);
        foreach (var connection in connections)
            connection.Dispose();
        var figure = $"usage/{name}/{group.ToString().ToLowerInvariant()}";
        return [new($"{figure}/p50", times.Percentile(0.5), "ms"), new($"{figure}/p99", times.Percentile(0.99), "ms", AnswerMax, AtMost: true)];

        async Task<bool> One(int asker, long number)
        {
            var (from, to) = Stretch(number);
            return await connections[asker].Get($"/v1/usage?from={from:yyyy-MM-ddTHH:mm:ssZ}&to={to:yyyy-MM-ddTHH:mm:ssZ}&groupBy={group.ToString().ToLowerInvariant()}") == 200;
        }

        (DateTimeOffset From, DateTimeOffset To) Stretch(long number)
        {
            var days = (number % 3) switch { 0 => 400, 1 => 30, _ => 1 };
            var from = midnight.AddDays(-days - (days == 400 ? 0 : number * 7 % 300));
            return (from, from.AddDays(days));
        }
    }
}

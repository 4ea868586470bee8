using CloudCrm.Bench.Figures;
using CloudCrm.Bench.Servers;
using CloudCrm.Bench.Yardsticks;

namespace CloudCrm.Bench.Billing;

/// <summary>Usage from outside through the API, durable when it is answered: in batches of 1,000 from eight tenants at once, and one by one.</summary>
internal static class IngestBench
{
    private const int Batch = 1_000;
    private const double EventsPerSecond = 10_000;
    private const double DuplicatesCostMax = 0.15;
    private const double ShareOfRaw = 0.5;
    private const double StatementMax = 2_000;

    public static async Task<IReadOnlyList<Figure>> Run(BenchOptions options)
    {
        var duration = TimeSpan.FromSeconds(options.Quick ? 5 : 20);
        return await options.OnEach(database => On(database, duration));
    }

    private static async Task<IReadOnlyList<Figure>> On(string database, TimeSpan duration)
    {
        var workplace = await Workplace.New(database);
        (double Rows, double Arrays)? raw = workplace.Postgres is null ? null : await EventRows.PerSecond(await EventRows.NewDatabase(workplace.Postgres), duration);
        await using var rig = await IngestRig.Start(workplace);
        var run = new IngestRun(rig, Batch);
        await run.Batches(duration / 2, repeated: 0);
        var plain = await run.Batches(duration, repeated: 0);
        var repeated = await run.Batches(duration, repeated: Batch / 2);
        var again = await run.Batches(duration, repeated: 0);
        var singles = await run.Singles(duration);
        var fresh = await run.UntilStated(duration, (plain + again) / 2 / 2 / Batch);
        await run.Check();

        var name = $"billing/{database}/ingest";
        var capacity = (plain + again) / 2;
        var figures = new List<Figure>
        {
            new($"{name}/events", capacity, "1/s", workplace.Postgres is null ? null : EventsPerSecond),
            new($"{name}/half-repeated", repeated, "1/s"),
            new($"{name}/cost-of-half-repeated", 1 - (repeated / capacity), "ratio", DuplicatesCostMax, AtMost: true),
            new($"{name}/one-by-one", singles, "1/s"),
            new($"{name}/stated-p50", fresh.Percentile(0.5), "ms"),
            new($"{name}/stated-p99", fresh.Percentile(0.99), "ms", StatementMax, AtMost: true),
        };
        if (raw is { } rows)
        {
            figures.Add(new($"{name}/yardstick-rows", rows.Rows, "1/s"));
            figures.Add(new($"{name}/share-of-rows", capacity / rows.Rows, "ratio", ShareOfRaw));
            figures.Add(new($"{name}/yardstick-arrays", rows.Arrays, "1/s"));
            figures.Add(new($"{name}/share-of-arrays", capacity / rows.Arrays, "ratio", ShareOfRaw));
        }

        return figures;
    }
}

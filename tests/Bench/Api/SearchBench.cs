using System.Diagnostics;
using CloudCrm.Bench.Figures;
using CloudCrm.Bench.Load;
using CloudCrm.Bench.Servers;

namespace CloudCrm.Bench.Api;

/// <summary>Search over the customers of one tenant, through the public API: names, beginnings, numbers, addresses, Chinese, and words that are misspelt.</summary>
internal static class SearchBench
{
    private const int Asked = 20_000;

    public static async Task<IReadOnlyList<Figure>> Run(BenchOptions options)
    {
        var duration = TimeSpan.FromSeconds(options.Quick ? 5 : 15);
        var customers = options.Quick ? 100_000 : 1_000_000;
        return await options.OnEach(database => On(database, customers, duration));
    }

    private static async Task<IReadOnlyList<Figure>> On(string database, int customers, TimeSpan duration)
    {
        var goal = database == Databases.Postgres ? 50 : 100;
        await using var rig = await ApiRig.Start(database);
        var seed = new SearchSeed(rig.Workplace, rig.Seats[0].Tenant);
        await seed.Plant(customers);
        var before = await seed.Bytes();
        var watch = Stopwatch.StartNew();
        await seed.Fill();
        var filled = customers / watch.Elapsed.TotalSeconds;
        var bytes = (await seed.Bytes() - before) / (double)customers;

        using var connections = new Connections(await Task.WhenAll(
            Enumerable.Range(0, ApiFigures.Clients).Select(_ => RawHttp.Connect(rig.Address, rig.Seats[0].Client.Token!))));
        var figures = new List<Figure>
        {
            new($"search/{database}/index-bytes-a-customer", bytes, "bytes"),
            new($"search/{database}/filled", filled, "1/s"),
        };
        foreach (var (kind, questions) in SearchQuestions.OfAllKinds(customers, Asked))
        {
            // All together are the figure; each kind by itself says where the time goes.
            var name = kind.Length == 0 ? $"search/{database}" : $"search/{database}/{kind}";
            var (capacity, steady) = await ApiFigures.Take(name, kind.Length == 0 ? duration : duration / 3, async (client, number) =>
                await connections.All[client].Get($"/v1/customers/search?limit=20&q={Uri.EscapeDataString(questions[number % questions.Length])}") == 200);
            figures.Add(new($"{name}/searches", capacity.PerSecond, "1/s"));
            figures.AddRange(ApiFigures.Times(name, steady, kind.Length == 0 ? goal : null));
        }

        return figures;
    }

    private sealed record Connections(RawHttp[] All) : IDisposable
    {
        public void Dispose()
        {
            foreach (var connection in All)
                connection.Dispose();
        }
    }
}

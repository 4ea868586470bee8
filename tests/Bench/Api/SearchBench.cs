using System.Diagnostics;
using CloudCrm.Bench.Figures;
using CloudCrm.Bench.Load;
using CloudCrm.Bench.Servers;

namespace CloudCrm.Bench.Api;

/// <summary>Search over the customers of one tenant, through the public API: names, beginnings, numbers, addresses, Chinese, and words that are misspelt.</summary>
internal static class SearchBench
{
    private const int Asked = 20_000;

    /// <summary>The rate at which times are taken: a thousand people of one company, each of whom searches three times a minute.</summary>
    private const double PerSecond = 50;

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
            var isAll = kind.Length == 0;
            var name = isAll ? $"search/{database}" : $"search/{database}/{kind}";
            Task<bool> Ask(int client, long number) => Search(connections.All[client], questions[number % questions.Length]);
            await LoadRun.AsFastAsPossible(ApiFigures.Clients, duration / 5, Ask);
            var steady = await LoadRun.AtRate(PerSecond, ApiFigures.Clients, isAll ? duration : duration / 2, Ask);
            figures.AddRange(ApiFigures.Times(name, steady, isAll ? goal : null));
            if (isAll)
                figures.Add(new($"{name}/searches", (await LoadRun.AsFastAsPossible(ApiFigures.Clients, duration, Ask)).PerSecond, "1/s"));
        }

        return figures;
    }

    private static async Task<bool> Search(RawHttp http, string question) => await http.Get($"/v1/customers/search?limit=20&q={Uri.EscapeDataString(question)}") == 200;

    private sealed record Connections(RawHttp[] All) : IDisposable
    {
        public void Dispose()
        {
            foreach (var connection in All)
                connection.Dispose();
        }
    }
}

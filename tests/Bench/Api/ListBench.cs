using CloudCrm.Bench.Figures;

namespace CloudCrm.Bench.Api;

/// <summary>Twenty customers of a tenant by a prefix of their names, through the public API.</summary>
internal static class ListBench
{
    private static readonly string[] s_prefixes = ["a", "ada", "be", "carl 1", "dora 22", "emil 333", "fay", "gus 4", "hal 55", "ivy 666"];

    public static async Task<IReadOnlyList<Figure>> Run(BenchOptions options)
    {
        var duration = TimeSpan.FromSeconds(options.Quick ? 5 : 15);
        var customers = options.Quick ? 100_000 : 1_000_000;
        return await options.OnEach(database => On(database, customers, duration));
    }

    private static async Task<IReadOnlyList<Figure>> On(string database, int customers, TimeSpan duration)
    {
        await using var rig = await ApiRig.Start(database);
        await CustomerSeed.Plant(rig.Workplace, rig.Seats[0].Tenant, customers);
        using var connections = new Connections(await Task.WhenAll(
            Enumerable.Range(0, ApiFigures.Clients).Select(_ => Load.RawHttp.Connect(rig.Address, rig.Seats[0].Client.Token!))));
        var (capacity, steady) = await ApiFigures.Take(
            $"list/{database}", duration, async (client, number) => await connections.All[client].Get($"/v1/customers?limit=20&name={Uri.EscapeDataString(s_prefixes[number % s_prefixes.Length])}") == 200);
        return [new($"list/{database}/lists-of-20", capacity.PerSecond, "1/s", 1_500), .. ApiFigures.Times($"list/{database}", steady, 20)];
    }

    private sealed record Connections(Load.RawHttp[] All) : IDisposable
    {
        public void Dispose()
        {
            foreach (var connection in All)
                connection.Dispose();
        }
    }
}

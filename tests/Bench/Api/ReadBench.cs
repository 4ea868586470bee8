using CloudCrm.Bench.Figures;

namespace CloudCrm.Bench.Api;

/// <summary>One customer by its id, through the public API.</summary>
internal static class ReadBench
{
    public static async Task<IReadOnlyList<Figure>> Run(BenchOptions options)
    {
        var duration = TimeSpan.FromSeconds(options.Quick ? 5 : 15);
        return await options.OnEach(database => On(database, duration));
    }

    private static async Task<IReadOnlyList<Figure>> On(string database, TimeSpan duration)
    {
        await using var rig = await ApiRig.Start(database);
        var (capacity, steady) = await ApiFigures.Take(
            $"read/{database}", duration, async (client, _) => await rig.Seats[client].Http.Get($"/v1/customers/{rig.Seats[client].Customer}") == 200);
        return [new($"read/{database}/customers", capacity.PerSecond, "1/s", 10_000), .. ApiFigures.Times($"read/{database}", steady)];
    }
}

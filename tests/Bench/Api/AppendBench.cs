using CloudCrm.Bench.Figures;
using CloudCrm.Bench.Servers;
using CloudCrm.Bench.Yardsticks;

namespace CloudCrm.Bench.Api;

/// <summary>A durable message through the public API: credential, row-level security, state, journal, outbox and usage in one commit.</summary>
internal static class AppendBench
{
    private static readonly string s_text = new('x', 200);

    public static async Task<IReadOnlyList<Figure>> Run(BenchOptions options)
    {
        var duration = TimeSpan.FromSeconds(options.Quick ? 5 : 20);
        return await options.OnEach(database => On(database, duration));
    }

    /// <summary>Records one message; the number makes it unique.</summary>
    public static async Task<bool> Append(ApiRig.Seat seat, long number) =>
        await seat.Http.Post(
            $"/v1/interactions/{seat.Interactions[number / ApiFigures.Clients % seat.Interactions.Length]}/messages",
            $$"""{"direction":"inbound","text":"{{s_text}}"}""",
            $"bench-{number}-{Guid.CreateVersion7(TimeProvider.System.GetUtcNow()):n}") is 200 or 201;

    private static async Task<IReadOnlyList<Figure>> On(string database, TimeSpan duration)
    {
        var (yardstick, same) = await Yardsticks(database, duration);
        await using var rig = await ApiRig.Start(database);
        var (capacity, steady) = await ApiFigures.Take($"append/{database}", duration, (client, number) => Append(rig.Seats[client], number));
        var figures = new List<Figure>
        {
            new($"append/{database}/messages", capacity.PerSecond, "1/s"),
            new($"append/{database}/yardstick-row", yardstick, "1/s"),
            new($"append/{database}/share-of-row", capacity.PerSecond / yardstick, "ratio", 0.2),
        };
        if (same is { } transactions)
        {
            figures.Add(new($"append/{database}/yardstick-same", transactions, "1/s"));
            figures.Add(new($"append/{database}/share-of-same", capacity.PerSecond / transactions, "ratio", 0.9));
        }

        return [.. figures, .. ApiFigures.Times($"append/{database}", steady)];
    }

    /// <summary>On databases of their own, with nothing else at work.</summary>
    private static async Task<(double Rows, double? Same)> Yardsticks(string database, TimeSpan duration)
    {
        var workplace = await Workplace.New(database);
        if (workplace.Postgres is not { } postgres)
            return (SqliteRows.PerSecond(duration), null);
        await ProductProcess.Run(workplace.Settings, "migrate");
        foreach (var client in Enumerable.Range(0, ApiFigures.Clients))
        {
            foreach (var number in Enumerable.Range(0, AppendScripts.InteractionsPerTenant))
            {
                var plant = AppendScripts.Plant(AppendScripts.Tenant(client), AppendScripts.Interaction(client, number));
                await PostgresServer.Run(workplace.CrmAs(PostgresServer.App).ConnectionString, plant);
            }
        }

        var rows = await PgBench.SingleRows(postgres.PgBench, workplace.CrmAs(PostgresServer.Owner), duration);
        return (rows, await PgBench.Run(postgres.PgBench, workplace.CrmAs(PostgresServer.App), duration, AppendScripts.ForClient));
    }
}

using CloudCrm.Bench.Api;
using CloudCrm.Bench.Figures;
using CloudCrm.Bench.Load;
using CloudCrm.Bench.Servers;
using CloudCrm.Bench.Yardsticks;
using CloudCrm.Contracts;
using CloudCrm.Crm;
using CloudCrm.Crm.Customers;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Bench.Data;

/// <summary>
/// The grouped writer and a point read without anything around them. Yardstick and writer take turns, so that both meet the same moods of the machine.
/// </summary>
internal static class WriterBench
{
    private const int Rounds = 3;

    public static async Task<IReadOnlyList<Figure>> Run(BenchOptions options)
    {
        var round = TimeSpan.FromSeconds(options.Quick ? 3 : 10);
        return await options.OnEach(database => On(database, round));
    }

    private static async Task<IReadOnlyList<Figure>> On(string database, TimeSpan round)
    {
        var workplace = await Workplace.New(database);
        await using var rig = await WriterRig.Start(workplace, ApiFigures.Clients);
        var read = EF.CompileAsyncQuery((CrmDb db, TenantId tenant, Guid id) => db.Set<CustomerRow>().FirstOrDefault(row => row.TenantId == tenant && row.Id == id));
        await LoadRun.AsFastAsPossible(ApiFigures.Clients, round / 2, rig.Append);
        await LoadRun.AsFastAsPossible(ApiFigures.Clients, round / 2, Read);
        var (acts, reads, rows) = (0.0, 0.0, 0.0);
        var commits = new List<Latencies>();
        for (var i = 0; i < Rounds; i++)
        {
            rows += await Yardstick(workplace, round) / Rounds;
            commits.Add(await LoadRun.AsFastAsPossible(ApiFigures.Clients, round, rig.Append));
            acts += commits[^1].PerSecond / Rounds;
            reads += (await LoadRun.AsFastAsPossible(ApiFigures.Clients, round, Read)).PerSecond / Rounds;
        }

        return
        [
            new($"writer/{database}/acts", acts, "1/s"),
            new($"writer/{database}/yardstick-row", rows, "1/s"),
            new($"writer/{database}/share-of-row", acts / rows, "ratio", database == Databases.Postgres ? 0.25 : 0.8),
            new($"writer/{database}/p99", commits.Max(run => run.Percentile(0.99)), "ms"),
            new($"writer/{database}/point-reads", reads, "1/s"),
        ];

        async Task<bool> Read(int client, long number)
        {
            await using var db = rig.Source.ForTenant(rig.Tenants[client]);
            return await read(db, rig.Tenants[client], rig.Customer(client)) is not null;
        }
    }

    private static async Task<double> Yardstick(Workplace workplace, TimeSpan duration) => workplace.Postgres is { } postgres
        ? await PgBench.SingleRows(postgres.PgBench, workplace.CrmAs(PostgresServer.Owner), duration)
        : SqliteRows.PerSecond(duration);
}

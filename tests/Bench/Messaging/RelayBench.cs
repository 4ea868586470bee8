using System.Diagnostics;
using CloudCrm.Bench.Api;
using CloudCrm.Bench.Data;
using CloudCrm.Bench.Figures;
using CloudCrm.Bench.Servers;
using CloudCrm.Contracts.Bus;
using CloudCrm.Crm;
using CloudCrm.Foundation;
using CloudCrm.Foundation.Data;
using CloudCrm.Foundation.Messaging;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using ProductHost = Microsoft.Extensions.Hosting.Host;

namespace CloudCrm.Bench.Messaging;

/// <summary>How fast the outbox on PostgreSQL drains to RabbitMQ, each message confirmed by a quorum queue: as the product does it, with several acts a message, and with one.</summary>
internal static class RelayBench
{
    private const double ActsPerSecond = 2_000;

    public static async Task<IReadOnlyList<Figure>> Run(BenchOptions options)
    {
        var acts = options.Quick ? 20_000 : 100_000;
        return
        [
            new("relay/postgres-rabbitmq/merged", await Drain(acts, builder => builder.AddCrmDatabase()), "1/s", ActsPerSecond),
            new("relay/postgres-rabbitmq/single", await Drain(acts, AddUnmerged), "1/s"),
        ];
    }

    /// <summary>Acts a second, from the first look at which some are gone to the end of the backlog.</summary>
    private static async Task<double> Drain(int acts, Action<IHostApplicationBuilder> addDatabase)
    {
        var workplace = await Workplace.New(Databases.Postgres);
        await Fill(workplace, acts);
        workplace.Settings["Bus:Provider"] = "rabbitmq";
        workplace.Settings["Bus:RabbitMq"] = await Sink.Make("usage-recorded");
        var builder = ProductHost.CreateEmptyApplicationBuilder(new());
        builder.Configuration.AddInMemoryCollection(workplace.Settings);
        builder.AddFoundation();
        addDatabase(builder);
        using var host = builder.Build();
        var source = host.Services.GetRequiredService<IDbSource<CrmDb>>();
        var all = await Left(source);
        await host.StartAsync();
        var (begin, first) = (0L, 0);
        for (var left = all; left > 0; left = await Left(source))
        {
            if (begin == 0 && left < all)
                (begin, first) = (Stopwatch.GetTimestamp(), left);
            await Task.Delay(TimeSpan.FromMilliseconds(10));
        }

        var seconds = Stopwatch.GetElapsedTime(begin).TotalSeconds;
        await host.StopAsync();
        return begin == 0 ? throw new InvalidOperationException("All of the backlog went between two looks.") : first / seconds;
    }

    private static async Task Fill(Workplace workplace, int acts)
    {
        await using var rig = await WriterRig.Start(workplace, ApiFigures.Clients);
        await Task.WhenAll(Enumerable.Range(0, ApiFigures.Clients).Select(async client =>
        {
            for (var number = 0; number < acts / ApiFigures.Clients; number++)
                await rig.Append(client, number);
        }));
    }

    private static void AddUnmerged(IHostApplicationBuilder builder)
    {
        builder.AddTenantDb<CrmDb, PgCrmDb, LiteCrmDb>("Crm");
        builder.Services.AddBusMessage<UsageRecorded>("usage-recorded");
    }

    private static async Task<int> Left(IDbSource<CrmDb> source)
    {
        await using var db = source.AcrossTenants();
        return await db.Set<OutboxRow>().CountAsync();
    }
}

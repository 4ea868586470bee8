using CloudCrm.Contracts;
using CloudCrm.Foundation.Data;
using CloudCrm.Tests.Foundation.Data.Things;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CloudCrm.Tests.Foundation.Data;

/// <summary>Start, stop, and ends that nobody asked for.</summary>
public sealed class DataLifetimeTests
{
    [Test]
    public async Task A_stop_commits_what_was_taken_and_refuses_the_rest_whole()
    {
        var host = await ThingHost.Start();
        var tenants = Enumerable.Range(0, 400).Select(_ => ThingHost.NewTenant()).ToList();
        var answers = tenants.Select(async tenant =>
        {
            try
            {
                return await host.Writer.Commit(Whole(tenant)) == CommitResult.Committed;
            }
            catch (InvalidOperationException)
            {
                return false;
            }
        }).ToList();
        await host.DisposeAsync();
        var committed = await Task.WhenAll(answers);

        await using var next = await ThingHost.Start(host.Settings);
        await ExpectWholeActs(next, tenants, committed, unknown: false);
    }

    [Test, ServersOnly]
    public async Task A_lost_connection_leaves_whole_acts_and_the_writer_comes_back()
    {
        await using var host = await ThingHost.Start();
        var tenants = Enumerable.Range(0, 400).Select(_ => ThingHost.NewTenant()).ToList();
        var committed = new bool[tenants.Count];
        for (var round = 0; round < 4; round++)
        {
            var some = Enumerable.Range(round * 100, 100).Select(async i =>
            {
                try
                {
                    committed[i] = await host.Writer.Commit(Whole(tenants[i])) == CommitResult.Committed;
                }
                catch (Npgsql.NpgsqlException)
                {
                    committed[i] = false;
                }
            }).ToList();
            await Break(host, "pg_stat_activity WHERE datname = current_database() AND query LIKE 'WITH root%'");
            await Task.WhenAll(some);
        }

        // An idle connection may have been broken too; its next act still learns of it.
        await Eventually.Holds(() => Makes(host), "the writer came back");
        await ExpectWholeActs(host, tenants, committed, unknown: true);
    }

    [Test, ServersOnly]
    public async Task A_writer_leaves_a_server_that_only_reads()
    {
        await using var host = await ThingHost.Start();
        var (server, database) = (await PostgresServer.Shared, host.Settings["Database:Things"]!.Split("Database=")[1]);
        var tenant = ThingHost.NewTenant();
        Task ForNewSessions(string setting) => PostgresServer.Run(server.Superuser(), $"ALTER DATABASE {database} {setting}");

        await ForNewSessions("SET default_transaction_read_only = on");
        await Break(host, "pg_stat_activity WHERE datname = current_database() AND usename <> current_user AND pid NOT IN (SELECT pid FROM pg_locks WHERE locktype = 'advisory')");
        await Eventually.Holds(async () => await FailureOf(host, tenant) == Npgsql.PostgresErrorCodes.ReadOnlySqlTransaction, "the writer's session only reads");
        await ForNewSessions("RESET default_transaction_read_only");

        Assert.That(await FailureOf(host, tenant), Is.Null);
    }

    private static async Task<string?> FailureOf(ThingHost host, TenantId tenant)
    {
        try
        {
            await host.Make(tenant);
            return null;
        }
        catch (Npgsql.NpgsqlException e)
        {
            return e.SqlState ?? "";
        }
    }

    private static async Task<bool> Makes(ThingHost host)
    {
        try
        {
            await host.Make(ThingHost.NewTenant(), "after");
            return true;
        }
        catch (Npgsql.NpgsqlException)
        {
            return false;
        }
    }

    [Test]
    public async Task A_second_process_refuses_to_start_and_says_why()
    {
        await using (var first = await ThingHost.Start())
        {
            Assert.That(() => ThingHost.Start(first.Settings), Throws.TypeOf<DatabaseUnavailableException>().With.Message.Contains("Another process already uses"));
            await first.Make(ThingHost.NewTenant());
            await first.DisposeAsync();
            await using var second = await ThingHost.Start(first.Settings);
            await second.Make(ThingHost.NewTenant());
        }
    }

    [Test, ServersOnly]
    public async Task Processes_of_a_cluster_share_the_database()
    {
        var settings = await ThingHost.NewSettings();
        settings["Grains:Provider"] = "orleans";
        settings["Grains:Clustering"] = settings["Database:Things"];
        await using var first = await ThingHost.Start(settings);
        await using var second = await ThingHost.Start(settings);
        var tenant = ThingHost.NewTenant();
        var thing = await first.Make(tenant);
        var results = await Task.WhenAll(Enumerable.Range(0, 40).Select(i =>
            (i % 2 == 0 ? first : second).Writer.Commit(Act.Change(tenant, thing with { Version = 2 }, 1).Journal(ThingHost.Fact(thing.Id)))));
        Assert.That(results.Count(result => result == CommitResult.Committed), Is.EqualTo(1));
        var things = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => (i % 2 == 0 ? first : second).Writer.Commit(Whole(tenant))));
        Assert.That(things, Is.All.EqualTo(CommitResult.Committed));
        await using var db = first.Source.ForTenant(tenant);
        Assert.That(await db.Journal.OrderBy(r => r.Sequence).Select(r => (int)r.Sequence).ToListAsync(), Is.EqualTo(Enumerable.Range(1, 81)));
    }

    [Test, ServersOnly]
    public async Task A_process_that_loses_its_lease_stops()
    {
        await using var host = await ThingHost.Start();
        var stopping = host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        await Break(host, "pg_locks WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())");
        await Eventually.Holds(() => stopping.IsCancellationRequested, "the process stops");
    }

    [Test]
    public async Task The_relay_is_woken_by_acts_with_messages()
    {
        await using var host = await ThingHost.Start();
        var signal = host.Services.GetRequiredService<OutboxSignal<ThingDb>>();
        var tenant = ThingHost.NewTenant();
        var thing = await host.Make(tenant);
        var wait = signal.WaitAsync(Timeout.InfiniteTimeSpan, default);
        Assert.That(wait.IsCompleted, Is.False);
        await host.Writer.Commit(Act.Change(tenant, thing with { Version = 2 }, 1).Emit(thing.Id, new ThingHappened(thing.Id, 1)));
        await wait.WaitAsync(Eventually.Patience);
        signal.Set();
        await signal.WaitAsync(Timeout.InfiniteTimeSpan, default).WaitAsync(Eventually.Patience);
        await signal.WaitAsync(TimeSpan.FromMilliseconds(1), default);
        Assert.That(() => signal.WaitAsync(Timeout.InfiniteTimeSpan, new CancellationToken(canceled: true)), Throws.InstanceOf<OperationCanceledException>());
    }

    /// <summary>Ends sessions of the host's database from outside.</summary>
    private static async Task Break(ThingHost host, string which)
    {
        var server = await PostgresServer.Shared;
        var database = host.Settings["Database:Things"]!.Split("Database=")[1];
        await PostgresServer.Run(server.Superuser(database), $"SELECT pg_terminate_backend(pid) FROM {which}");
    }

    private static Act Whole(TenantId tenant)
    {
        var thing = ThingHost.NewThing(tenant);
        return Act.Create(tenant, thing).Insert(ThingHost.NewPart(thing, $"{thing.Id}")).Insert(ThingHost.NewPart(thing, $"{thing.Id}+"))
            .Journal(ThingHost.Fact(thing.Id, "made")).Journal(ThingHost.Fact(thing.Id, "named")).Emit(thing.Id, new ThingHappened(thing.Id, 1));
    }

    private static async Task ExpectWholeActs(ThingHost host, List<TenantId> tenants, bool[] committed, bool unknown)
    {
        await using var db = host.Source.AcrossTenants();
        var ids = tenants.ToHashSet();
        var things = (await db.Things.ToListAsync()).Count(r => ids.Contains(r.TenantId));
        Assert.That(things, unknown ? Is.GreaterThanOrEqualTo(committed.Count(c => c)) : Is.EqualTo(committed.Count(c => c)));
        Assert.That((await db.Parts.ToListAsync()).Count(r => ids.Contains(r.TenantId)), Is.EqualTo(things * 2));
        Assert.That((await db.Journal.ToListAsync()).Count(r => ids.Contains(r.TenantId)), Is.EqualTo(things * 2));
        Assert.That((await db.Set<OutboxRow>().ToListAsync()).Count(r => ids.Contains(r.TenantId)), Is.EqualTo(things));
        for (var i = 0; i < committed.Length; i++)
        {
            await using var own = host.Source.ForTenant(tenants[i]);
            Assert.That(!committed[i] || await own.Things.AnyAsync(), "what was answered is there");
        }
    }
}

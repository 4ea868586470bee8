using CloudCrm.Contracts;
using CloudCrm.Foundation.Data;
using CloudCrm.Foundation.Messaging;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CloudCrm.Tests.Foundation.Data.Things;

/// <summary>A process with nothing but a database of things: on SQLite or PostgreSQL, as the diagonal says.</summary>
public sealed class ThingHost : IAsyncDisposable
{
    private readonly IHost _host;

    private ThingHost(IHost host, Dictionary<string, string?> settings) => (_host, Settings) = (host, settings);

    /// <summary>What it was started with; starts another one on the same database.</summary>
    public Dictionary<string, string?> Settings { get; }

    public IServiceProvider Services => _host.Services;

    public IDbSource<ThingDb> Source => Services.GetRequiredService<IDbSource<ThingDb>>();

    public IActWriter<ThingDb> Writer => Services.GetRequiredService<IActWriter<ThingDb>>();

    public Database<ThingDb> Database => Services.GetRequiredService<Database<ThingDb>>();

    public static TenantId NewTenant() => TenantId.From(Guid.CreateVersion7());

    /// <summary>Settings of a new, empty database.</summary>
    public static async Task<Dictionary<string, string?>> NewSettings()
    {
        if (!Diagonal.HasServers)
            return new() { ["Data"] = TestRun.NewFolder("things") };
        Missing.Refuse("postgresql", PostgresServer.Programs is not null);
        var server = await PostgresServer.Shared;
        return server.Settings(("Things", await server.NewDatabase("things")));
    }

    public static async Task<ThingHost> Start(Dictionary<string, string?>? settings = null)
    {
        settings ??= await NewSettings();
        var host = Build(settings);
        try
        {
            await host.StartAsync();
        }
        catch
        {
            host.Dispose();
            throw;
        }

        return new(host, settings);
    }

    /// <summary>A host that is not started.</summary>
    public static IHost Build(Dictionary<string, string?> settings)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new());
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Logging.AddSimpleConsole().SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddBusMessage<ThingHappened>("thing-happened");
        builder.AddTenantDb<ThingDb, PgThingDb, LiteThingDb>("Things");
        return builder.Build();
    }

    /// <summary>A new thing of a tenant, committed.</summary>
    public async Task<ThingRow> Make(TenantId tenant, string name = "thing")
    {
        var thing = NewThing(tenant, name);
        Assert.That(await Writer.Commit(Act.Create(tenant, thing)), Is.EqualTo(CommitResult.Committed));
        return thing;
    }

    public static ThingRow NewThing(TenantId tenant, string name = "thing") => new()
    {
        TenantId = tenant,
        Id = Guid.CreateVersion7(),
        Version = 1,
        Name = name,
        MadeAt = TimeProvider.System.Instant(),
    };

    public static PartRow NewPart(ThingRow thing, string label) =>
        new() { TenantId = thing.TenantId, Id = Guid.CreateVersion7(), ThingId = thing.Id, Label = label };

    public static JournalFact Fact(Guid entity, string verb = "changed") =>
        new(TimeProvider.System.Instant(), Caller.System, "thing", entity, verb);

    public async Task<ThingRow?> Find(TenantId tenant, Guid id)
    {
        await using var db = Source.ForTenant(tenant);
        return await db.Things.FirstOrDefaultAsync(r => r.TenantId == tenant && r.Id == id);
    }

    /// <summary>Ends without the orderly stop.</summary>
    public void Abandon() => _host.Dispose();

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }
}

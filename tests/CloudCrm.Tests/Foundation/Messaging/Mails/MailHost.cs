using CloudCrm.Foundation;
using CloudCrm.Foundation.Data;
using CloudCrm.Foundation.Messaging;
using CloudCrm.Tests.Foundation.Data.Things;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CloudCrm.Tests.Foundation.Messaging.Mails;

/// <summary>A process with two databases and the bus between them: things happen in one, arrivals are noted in the other.</summary>
public sealed class MailHost : IAsyncDisposable
{
    public const string Message = "thing-happened";

    public const string Consumer = "arrivals";

    private readonly IHost _host;
    private readonly List<BackgroundService> _moreRelays = [];

    private MailHost(IHost host) => _host = host;

    public IServiceProvider Services => _host.Services;

    public ArrivalRules Rules => Services.GetRequiredService<ArrivalRules>();

    public IActWriter<ThingDb> Writer => Services.GetRequiredService<IActWriter<ThingDb>>();

    /// <summary>Settings of new, empty databases and, on servers, a virtual host without queues.</summary>
    public static async Task<Dictionary<string, string?>> NewSettings()
    {
        if (!Diagonal.HasServers)
            return new() { ["Data"] = TestRun.NewFolder("mails") };
        var server = await PostgresServer.Shared;
        var settings = server.Settings(("Things", await server.NewDatabase("things")), ("Arrivals", await server.NewDatabase("arrivals")));
        settings["Grains:Provider"] = "orleans";
        settings["Bus:Provider"] = "rabbitmq";
        settings["Bus:RabbitMq"] = (await (await RabbitServer.Shared).NewVirtualHost()).AbsoluteUri;
        settings["Data"] = TestRun.NewFolder("mails");
        return settings;
    }

    public static async Task<MailHost> Start(Dictionary<string, string?>? settings = null, Action<IHostApplicationBuilder>? more = null, bool consumes = true, Action<ArrivalRules>? rules = null)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new());
        builder.Configuration.AddInMemoryCollection(settings ?? await NewSettings());
        builder.Logging.AddSimpleConsole().SetMinimumLevel(LogLevel.Error);
        builder.AddFoundation();
        builder.Services.AddBusMessage<ThingHappened>(Message);
        builder.AddTenantDb<ThingDb, PgThingDb, LiteThingDb>("Things");
        builder.AddTenantDb<ArrivalDb, PgArrivalDb, LiteArrivalDb>("Arrivals");
        var given = new ArrivalRules();
        rules?.Invoke(given);
        builder.Services.AddSingleton(given);
        if (consumes)
            builder.AddBusConsumer<ArrivalDb, ThingHappened, ArrivalConsumer>(Consumer);
        more?.Invoke(builder);
        var host = builder.Build();
        await host.StartAsync();
        return new(host);
    }

    /// <summary>Keeps the host's own relay of things from running.</summary>
    public static void WithoutRelay(IHostApplicationBuilder builder) =>
        builder.Services.Remove(builder.Services.Single(service => service.ImplementationType == typeof(OutboxRelay<ThingDb>)));

    /// <summary>Starts another relay of things, as a second process would.</summary>
    public async Task<BackgroundService> StartRelay()
    {
        var relay = ActivatorUtilities.CreateInstance<OutboxRelay<ThingDb>>(Services);
        _moreRelays.Add(relay);
        await relay.StartAsync(default);
        return relay;
    }

    /// <summary>Stops a relay that was started here, whatever it has under way.</summary>
    public async Task StopRelay(BackgroundService relay)
    {
        _moreRelays.Remove(relay);
        await relay.StopAsync(default);
        relay.Dispose();
    }

    /// <summary>A new thing to which things can happen.</summary>
    public async Task<ThingRow> NewThing()
    {
        var thing = ThingHost.NewThing(ThingHost.NewTenant());
        await Writer.Commit(Act.Create(thing.TenantId, thing));
        return thing;
    }

    /// <summary>Lets something happen to it, with one message in the commit; the thing as it then is.</summary>
    public async Task<ThingRow> Happen(ThingRow thing, int number)
    {
        var next = thing with { Version = thing.Version + 1 };
        var result = await Writer.Commit(Act.Change(thing.TenantId, next, thing.Version).Emit(thing.Id, new ThingHappened(thing.Id, number)));
        Assert.That(result, Is.EqualTo(CommitResult.Committed));
        return next;
    }

    /// <summary>Lets numbers 1 to <paramref name="count"/> happen to a new thing, one after the other.</summary>
    public async Task<Guid> HappenInOrder(int count)
    {
        var thing = await NewThing();
        for (var number = 1; number <= count; number++)
            thing = await Happen(thing, number);
        return thing.Id;
    }

    public async Task<List<ArrivalRow>> Arrivals()
    {
        await using var db = Services.GetRequiredService<IDbSource<ArrivalDb>>().AcrossTenants();
        return await db.Arrivals.OrderBy(row => row.Id).ToListAsync();
    }

    public async Task<List<OutboxRow>> Outbox()
    {
        await using var db = Services.GetRequiredService<IDbSource<ThingDb>>().AcrossTenants();
        return await db.Set<OutboxRow>().OrderBy(row => row.Id).ToListAsync();
    }

    /// <summary>Waits until the outbox is empty and so many messages took effect.</summary>
    public async Task<List<ArrivalRow>> Arrive(int count, TimeSpan? patience = null)
    {
        await Eventually.Holds(async () => (await Arrivals()).Count >= count, $"{count} messages arrived", patience);
        await Eventually.Holds(async () => (await Outbox()).Count == 0, "the outbox was empty", patience);
        return await Arrivals();
    }

    /// <summary>Ends without the orderly stop: nothing is finished, the broker takes back what was not acknowledged.</summary>
    public async Task Abandon()
    {
        Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        await Services.GetRequiredService<IBusControl>().StopAsync(CancellationToken.None);
        _host.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var relay in _moreRelays)
            await relay.StopAsync(default);
        await _host.StopAsync();
        _host.Dispose();
    }
}

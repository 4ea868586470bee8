using CloudCrm.Foundation;
using CloudCrm.Foundation.Data;
using CloudCrm.Foundation.Scheduling;
using CloudCrm.Tests.Foundation.Data.Things;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CloudCrm.Tests.Foundation.Scheduling;

/// <summary>A process with a database of things, its scheduler, one alarm, and a clock that the test moves.</summary>
public sealed class AlarmHost : IAsyncDisposable
{
    private readonly IHost _host;
    private readonly List<Scheduler<ThingDb>> _more = [];

    private AlarmHost(IHost host, FakeTime clock, Alarm alarm, Dictionary<string, string?> settings) =>
        (_host, Clock, Alarm, Settings) = (host, clock, alarm, settings);

    public FakeTime Clock { get; }

    public Alarm Alarm { get; }

    public Dictionary<string, string?> Settings { get; }

    public IActWriter<ThingDb> Writer => _host.Services.GetRequiredService<IActWriter<ThingDb>>();

    /// <param name="before">Another host that is gone: its database and its clock go on.</param>
    /// <param name="prepare">What the alarm does from the start.</param>
    public static async Task<AlarmHost> Start(AlarmHost? before = null, Action<Alarm>? prepare = null)
    {
        var settings = before?.Settings ?? await ThingHost.NewSettings();
        settings["Grains:Provider"] = Diagonal.HasServers ? "orleans" : "embedded";
        settings.TryAdd("Data", TestRun.NewFolder("alarms"));
        var clock = before?.Clock ?? new FakeTime();
        var alarm = new Alarm(clock);
        prepare?.Invoke(alarm);
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new());
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Logging.AddSimpleConsole().SetMinimumLevel(LogLevel.Critical);
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.AddFoundation();
        builder.AddTenantDb<ThingDb, PgThingDb, LiteThingDb>("Things");
        builder.Services.AddSingleton<IDueHandler>(alarm);
        var host = builder.Build();
        await host.StartAsync();
        return new(host, clock, alarm, settings);
    }

    /// <summary>Starts another scheduler, as a second process would.</summary>
    public async Task StartScheduler()
    {
        var scheduler = ActivatorUtilities.CreateInstance<Scheduler<ThingDb>>(_host.Services);
        _more.Add(scheduler);
        await scheduler.StartAsync(default);
    }

    /// <summary>Sets an alarm to ring after a while; answers its id.</summary>
    public async Task<Guid> Set(TimeSpan after)
    {
        var thing = ThingHost.NewThing(ThingHost.NewTenant());
        var work = new DueWorkRow { TenantId = thing.TenantId, Id = Guid.CreateVersion7(), Kind = Alarm.Ring, DueAt = Clock.Instant() + after };
        await Writer.Commit(Act.Create(thing.TenantId, thing).Schedule(work));
        return work.Id;
    }

    /// <summary>Moves the clock in small steps until something holds.</summary>
    public Task Until(Func<bool> condition, string what) => Until(() => Task.FromResult(condition()), what);

    /// <summary>Moves the clock in small steps until something holds.</summary>
    public Task Until(Func<Task<bool>> condition, string what) => Eventually.Holds(async () =>
    {
        if (await condition())
            return true;
        Clock.Advance(TimeSpan.FromMilliseconds(100));
        return false;
    }, what);

    public async Task<List<DueWorkRow>> Waiting()
    {
        await using var db = _host.Services.GetRequiredService<IDbSource<ThingDb>>().AcrossTenants();
        return await db.DueWork.ToListAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var scheduler in _more)
            await scheduler.StopAsync(default);
        await _host.StopAsync();
        _host.Dispose();
    }
}

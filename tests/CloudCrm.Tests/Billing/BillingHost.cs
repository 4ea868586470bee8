using CloudCrm.Billing;
using CloudCrm.Billing.Invoices;
using CloudCrm.Billing.Invoices.Bundles;
using CloudCrm.Billing.Metering;
using CloudCrm.Billing.Usage;
using CloudCrm.Billing.Usage.Intake;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Bus;
using CloudCrm.Contracts.Metering;
using CloudCrm.Foundation.Data;
using CloudCrm.Foundation.Messaging;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CloudCrm.Tests.Billing;

/// <summary>A process with Billing and nothing else: messages are handed to its consumers as the inbox does it. On SQLite or PostgreSQL, as the diagonal says.</summary>
public sealed class BillingHost : IAsyncDisposable
{
    private readonly IHost _host;

    private BillingHost(IHost host) => _host = host;

    /// <summary>Billing's clock.</summary>
    public TimeProvider Clock => _host.Services.GetRequiredService<TimeProvider>();

    /// <summary>The grains, where it was started with them.</summary>
    public IGrainFactory Grains => _host.Services.GetRequiredService<IGrainFactory>();

    public IDbSource<BillingDb> Source => _host.Services.GetRequiredService<IDbSource<BillingDb>>();

    public IActWriter<BillingDb> Writer => _host.Services.GetRequiredService<IActWriter<BillingDb>>();

    /// <summary>All meters as this process knows them.</summary>
    internal MeterTable Meters => _host.Services.GetRequiredService<MeterBook>().Current().AsTask().Result;

    /// <summary>What invoices read of the ledger.</summary>
    internal InvoiceLedger Invoices => _host.Services.GetRequiredService<InvoiceLedger>();

    /// <summary>The price books of invoices.</summary>
    internal InvoiceBooks Books => _host.Services.GetRequiredService<InvoiceBooks>();

    /// <summary>Writes bundles of invoices.</summary>
    internal BundleWriter Bundles => _host.Services.GetRequiredService<BundleWriter>();

    public static TenantId NewTenant() => TenantId.From(Guid.CreateVersion7());

    /// <summary>Starts it on a clock that stands at 1 January 2028: every event of a test lies before it.</summary>
    public static Task<BillingHost> Start() => Start(services =>
    {
        services.AddSingleton<TimeProvider>(new FakeTime(new(2028, 1, 1, 0, 0, 0, TimeSpan.Zero)));
        // A call ends by the machine's clock.
        services.AddKeyedSingleton(Orleans.Runtime.TimeProviderNames.Messaging, TimeProvider.System);
    });

    /// <summary>Starts it on the machine's clock.</summary>
    public static Task<BillingHost> StartWithGrains() => Start(_ => { });

    private static async Task<BillingHost> Start(Action<IServiceCollection> adjust)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new());
        builder.Configuration.AddInMemoryCollection(await NewSettings());
        builder.Logging.AddSimpleConsole().SetMinimumLevel(LogLevel.Critical);
        adjust(builder.Services);
        builder.UseOrleans(silo => silo.UseLocalhostClustering(FreePort.Next(), FreePort.Next(), clusterId: Guid.CreateVersion7().ToString("n")));
        builder.AddBilling();
        var host = builder.Build();
        await host.StartAsync();
        return new(host);
    }

    /// <summary>Hands over one batch of messages in one transaction.</summary>
    public Task Take(params UsageEvent[][] messages) => Take<UsageRecorded, UsageConsumer>([.. messages.Select(events => new UsageRecorded(events))]);

    /// <summary>Hands over one message with these events.</summary>
    public Task Take(params UsageEvent[] events) => Take([events]);

    /// <summary>Tells of a tenant.</summary>
    public Task Tell(TenantId tenant, string zone, long version = 1, int billingDay = 1) => Tell(Change(tenant, zone, version, billingDay));

    /// <summary>Tells of tenants in one batch.</summary>
    public Task Tell(params TenantChanged[] changes) => Take<TenantChanged, TenantConsumer>(changes);

    public static TenantChanged Change(TenantId tenant, string zone, long version = 1, int billingDay = 1) =>
        new(tenant.Value, $"Company {version}", "team", zone, "Active", new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), 3, version, BillingDay: billingDay);

    public Task<Outcome<Usage>> Ask(TenantId tenant, DateTimeOffset from, DateTimeOffset to, UsageGroup groupBy) =>
        _host.Services.GetRequiredService<UsageReport>().Read(tenant, from, to, groupBy);

    /// <summary>Where external usage is written.</summary>
    internal UsageIntake Intake => _host.Services.GetRequiredService<UsageIntake>();

    /// <summary>Defines an external meter; needs grains.</summary>
    public async Task<MeterDefinition> NewMeter(MeterAggregation aggregation, int decimals = 0)
    {
        var code = $"m{Guid.CreateVersion7():n}";
        return (await Grains.MeterBook().Define(Guid.CreateVersion7(), new(code, "Something", "piece", aggregation, decimals, 1, "value"), Caller.System, new(code, code))).Value;
    }

    /// <summary>Quantities by the code of the meter.</summary>
    internal async Task<IReadOnlyDictionary<string, decimal>> Quantities(TenantId tenant, UsageWindow window)
    {
        await using var db = Source.ForTenant(tenant);
        return await _host.Services.GetRequiredService<Quantities>().Read(db, tenant, window);
    }

    /// <summary>Quantities up to the end of each day, by the code of the meter.</summary>
    internal async Task<IReadOnlyDictionary<string, decimal[]>> DayQuantities(TenantId tenant, TenantCalendar calendar, UsageWindow window)
    {
        await using var db = Source.ForTenant(tenant);
        return await CloudCrm.Billing.Usage.Quantities.Days(db, tenant, calendar, window, [.. Meters.All]);
    }

    /// <summary>The answer as <c>meter group quantity</c>.</summary>
    public async Task<string[]> Lines(TenantId tenant, DateTimeOffset from, DateTimeOffset to, UsageGroup groupBy) =>
        [.. (await Ask(tenant, from, to, groupBy)).Value.Lines.Select(line => $"{line.Meter} {line.Group ?? "-"} {line.Quantity}")];

    /// <summary>All rows of a tenant in a table.</summary>
    public async Task<List<T>> Rows<T>(TenantId tenant) where T : class, ITenantRow
    {
        await using var db = Source.ForTenant(tenant);
        return await db.Set<T>().Where(row => row.TenantId == tenant).ToListAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }

    private static async Task<Dictionary<string, string?>> NewSettings()
    {
        if (!Diagonal.HasServers)
            return new() { ["Data"] = TestRun.NewFolder("billing") };
        var server = await PostgresServer.Shared;
        return server.Settings(("Billing", await server.NewDatabase("billing")));
    }

    private Task Take<TMessage, TConsumer>(IReadOnlyList<TMessage> messages) where TConsumer : IInboxConsumer<TMessage>
    {
        var consumer = _host.Services.GetRequiredService<TConsumer>();
        var batch = messages.Select((message, place) => new Received<TMessage>(Guid.CreateVersion7(), place, Clock.GetUtcNow(), message)).ToArray();
        return Writer.Transact((transaction, cancellation) => consumer.Consume(batch, transaction, cancellation), CancellationToken.None);
    }
}

using CloudCrm.Billing;
using CloudCrm.Billing.Accounts;
using CloudCrm.Billing.Invoices;
using CloudCrm.Billing.Invoices.Bundles;
using CloudCrm.Billing.Metering;
using CloudCrm.Billing.Payments;
using CloudCrm.Billing.Payments.Stripe.Collection;
using CloudCrm.Billing.Usage;
using CloudCrm.Billing.Usage.Intake;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Bus;
using CloudCrm.Contracts.Metering;
using CloudCrm.Foundation.Data;
using CloudCrm.Foundation.Messaging;
using CloudCrm.Foundation.Scheduling;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CloudCrm.Tests.Billing;

/// <summary>A process with Billing and nothing else: messages are handed to its consumers as the inbox does it. On SQLite or PostgreSQL, as the diagonal says.</summary>
public sealed partial class BillingHost : IAsyncDisposable
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

    /// <summary>What is written through, where it can be made to fail.</summary>
    public FaultyWriter<BillingDb> Faults => (FaultyWriter<BillingDb>)Writer;

    /// <summary>Any part of it.</summary>
    public T Get<T>() where T : notnull => _host.Services.GetRequiredService<T>();

    /// <summary>Does work of a kind now, again and again where a connection broke.</summary>
    public Task Do(string kind, TenantId tenant) => Persist(() => _host.Services.GetServices<IDueHandler>().Single(handler => handler.Kind == kind)
        .Handle(new() { TenantId = tenant, Id = Guid.CreateVersion7(), Kind = kind, DueAt = Clock.GetUtcNow(), Attempts = 1 }, CancellationToken.None));

    /// <summary>The price books of invoices.</summary>
    internal InvoiceBooks Books => _host.Services.GetRequiredService<InvoiceBooks>();

    /// <summary>Writes bundles of invoices.</summary>
    internal BundleWriter Bundles => _host.Services.GetRequiredService<BundleWriter>();

    /// <summary>All parts of a kind.</summary>
    internal IEnumerable<T> All<T>() => _host.Services.GetServices<T>();

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

    /// <summary>Starts it on a clock of the test's, once more on the databases of some settings; its commits can be made to fail.</summary>
    public static Task<BillingHost> Start(TimeProvider clock, IReadOnlyDictionary<string, string?> settings) => Start(
        services =>
        {
            services.AddSingleton(clock);
            services.AddKeyedSingleton(Orleans.Runtime.TimeProviderNames.Messaging, TimeProvider.System);
        },
        settings,
        services =>
        {
            services.AddSingleton<ActWriter<BillingDb>>();
            services.AddSingleton<IActWriter<BillingDb>>(provider => new FaultyWriter<BillingDb>(provider.GetRequiredService<ActWriter<BillingDb>>()));
        });

    private static async Task<BillingHost> Start(Action<IServiceCollection> adjust, IReadOnlyDictionary<string, string?>? settings = null, Action<IServiceCollection>? replace = null)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new());
        builder.Configuration.AddInMemoryCollection(settings ?? await NewSettings());
        builder.Logging.AddSimpleConsole().SetMinimumLevel(LogLevel.Critical);
        adjust(builder.Services);
        builder.UseOrleans(silo => silo.UseLocalhostClustering(FreePort.Next(), FreePort.Next(), clusterId: Guid.CreateVersion7().ToString("n")));
        builder.AddBilling();
        replace?.Invoke(builder.Services);
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

    /// <summary>Tells of a tenant and has its billing account opened.</summary>
    public async Task Open(TenantChanged change)
    {
        await Tell(change);
        await Take<TenantChanged, NewTenants>([change]);
    }

    /// <summary>Does all work of billing accounts that is due, each tenant's in its order; the tenants that had some. What fails is done again, as the scheduler does it.</summary>
    public async Task<IReadOnlySet<TenantId>> DoDue()
    {
        var table = new DueWorkTable<BillingDb>(Source, Writer, Clock);
        var handlers = _host.Services.GetServices<IDueHandler>().Where(IsOfAccounts).ToDictionary(handler => handler.Kind);
        var done = new HashSet<TenantId>();
        while (await table.Claim(handlers.Keys, 200, CancellationToken.None) is { Count: > 0 } claimed)
        {
            done.UnionWith(claimed.Select(work => work.TenantId));
            await Parallel.ForEachAsync(claimed.GroupBy(work => work.TenantId), new ParallelOptions { MaxDegreeOfParallelism = SchedulerLimits.AtOnce }, async (works, _) =>
            {
                foreach (var work in works)
                {
                    await Persist(() => handlers[work.Kind].Handle(work, CancellationToken.None));
                    await Persist(() => table.Remove(work, CancellationToken.None));
                }
            });
        }

        return done;
    }

    // Not the printing of files, nor what is looked at every day.
    private static bool IsOfAccounts(IDueHandler handler) =>
        handler is AccountOpening or AccountRenewal or PriceNotice or InvoiceIssue or InvoiceDunning or InvoiceRerating or CreditEnding or InvoiceAligning or RefundSending or DraftHolding;

    /// <summary>Does it again where a connection broke: the writer says so by this exception alone.</summary>
    public static async Task<T> Persist<T>(Func<Task<T>> act)
    {
        while (true)
        {
            try
            {
                return await act();
            }
            catch (IOException)
            {
                // Whether it was written is unknown: it is asked again, with the same ids.
            }
        }
    }

    private static Task<bool> Persist(Func<Task> act) => Persist(async () =>
    {
        await act();
        return true;
    });

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

    /// <summary>Quantities up to some instants, by the number of the meter.</summary>
    internal async Task<IReadOnlyDictionary<short, decimal[]>> Quantities(TenantId tenant, UsageWindow window, IReadOnlyList<DateTimeOffset> ends)
    {
        await using var db = Source.ForTenant(tenant);
        return await _host.Services.GetRequiredService<Quantities>().Until(db, tenant, window, ends);
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

    /// <summary>New, empty databases.</summary>
    public static async Task<Dictionary<string, string?>> NewSettings()
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

using CloudCrm.Billing;
using CloudCrm.Billing.Invoices;
using CloudCrm.Billing.Usage;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Bus;
using CloudCrm.Contracts.Metering;
using CloudCrm.Foundation.Data;
using CloudCrm.Foundation.Messaging;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CloudCrm.Bench.Usage;

/// <summary>Billing alone on a database of its own: batches are handed to its consumers as the inbox does it.</summary>
internal sealed class BillingProcess : IAsyncDisposable
{
    private readonly IHost _host;
    private readonly IActWriter<BillingDb> _writer;
    private readonly UsageConsumer _usage;
    private readonly TenantConsumer _tenants;

    private BillingProcess(IHost host)
    {
        _host = host;
        _writer = host.Services.GetRequiredService<IActWriter<BillingDb>>();
        _usage = host.Services.GetRequiredService<UsageConsumer>();
        _tenants = host.Services.GetRequiredService<TenantConsumer>();
    }

    /// <summary>Rates invoices.</summary>
    public InvoiceLedger Invoices => _host.Services.GetRequiredService<InvoiceLedger>();

    /// <summary>Starts it; the settings are the product's, and the database is migrated if they say so.</summary>
    public static async Task<BillingProcess> Start(IEnumerable<KeyValuePair<string, string?>> settings)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new());
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Services.AddLogging();
        builder.UseOrleans(silo =>
        {
#if FULLFEED
            silo.UseLocalhostClustering(siloPort: Servers.FreePort.Next(), gatewayPort: 0);
            silo.Configure<Orleans.Serialization.Configuration.TypeManifestOptions>(options => options.EnableConfigurationAnalysis = true);
#endif
        });
        builder.AddBilling();
        var host = builder.Build();
        await host.StartAsync();
        return new(host);
    }

    /// <summary>Makes a tenant known.</summary>
    public Task Open(TenantId tenant, string zone) => _writer.Transact(
        (transaction, cancellation) => _tenants.Consume(
            [new(Guid.CreateVersion7(), 1, TimeProvider.System.GetUtcNow(), new TenantChanged(tenant.Value, "Bench", "team", zone, "Active", DateTimeOffset.UnixEpoch, 1, 1))],
            transaction,
            cancellation),
        CancellationToken.None);

    /// <summary>Takes one batch of messages in one transaction.</summary>
    public Task Take(IEnumerable<IReadOnlyList<UsageEvent>> messages)
    {
        var batch = messages.Select((events, place) => new Received<UsageRecorded>(Guid.CreateVersion7(), place, TimeProvider.System.GetUtcNow(), new(events))).ToArray();
        return _writer.Transact((transaction, cancellation) => _usage.Consume(batch, transaction, cancellation), CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }
}

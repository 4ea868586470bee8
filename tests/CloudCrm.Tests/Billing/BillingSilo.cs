using CloudCrm.Billing;
using CloudCrm.Foundation.Data;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CloudCrm.Tests.Billing;

/// <summary>Runs Billing's grains once more on a host's database, knowing nothing of those of the host: what a cluster has for a while after a silo was thought dead.</summary>
public sealed class BillingSilo : IAsyncDisposable
{
    private readonly IHost _host;

    private BillingSilo(IHost host, FaultyWriter<BillingDb> faults) => (_host, Faults) = (host, faults);

    /// <summary>The grains.</summary>
    public IGrainFactory Grains => _host.Services.GetRequiredService<IGrainFactory>();

    /// <summary>What they write through.</summary>
    public FaultyWriter<BillingDb> Faults { get; }

    /// <summary>Starts it.</summary>
    public static async Task<BillingSilo> Start(BillingHost store)
    {
        var faults = new FaultyWriter<BillingDb>(store.Writer);
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new());
        builder.Logging.SetMinimumLevel(LogLevel.Critical);
        builder.Services.AddSingleton(store.Source);
        builder.Services.AddSingleton<IActWriter<BillingDb>>(faults);
        builder.UseOrleans(silo =>
        {
            silo.UseLocalhostClustering(FreePort.Next(), FreePort.Next(), clusterId: Guid.CreateVersion7().ToString("n"));
            silo.Services.AddSingleton(store.Clock);
        });
        var host = builder.Build();
        await host.StartAsync();
        return new(host, faults);
    }

    /// <summary>Stops it.</summary>
    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }
}

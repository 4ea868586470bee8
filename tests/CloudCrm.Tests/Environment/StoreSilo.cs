using CloudCrm.Crm;
using CloudCrm.Crm.Mail;
using CloudCrm.Crm.Metering;
using CloudCrm.Crm.Metering.Units;
using CloudCrm.Foundation.Data;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CloudCrm.Tests;

/// <summary>
/// Runs the CRM's grains on a store. Two silos on one store know nothing of each other: what is activated in both is what a cluster has for a while
/// after a silo was thought dead.
/// </summary>
public sealed class StoreSilo : IAsyncDisposable
{
    private readonly IHost _host;

    private StoreSilo(IHost host, FaultyWriter<CrmDb> writer) => (_host, Faults) = (host, writer);

    /// <summary>The grains.</summary>
    public IGrainFactory Grains => _host.Services.GetRequiredService<IGrainFactory>();

    /// <summary>What its grains write through.</summary>
    public FaultyWriter<CrmDb> Faults { get; }

    /// <summary>Starts it.</summary>
    public static async Task<StoreSilo> Start(CrmStore store, TimeProvider time)
    {
        var writer = new FaultyWriter<CrmDb>(store.Writer);
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new());
        builder.Logging.SetMinimumLevel(LogLevel.Critical);
        builder.Services.AddSingleton(store.Source);
        builder.Services.AddSingleton<IActWriter<CrmDb>>(writer);
        builder.UseOrleans(silo =>
        {
            silo.UseLocalhostClustering(FreePort.Next(), FreePort.Next(), clusterId: Guid.CreateVersion7().ToString("n"));
            silo.Services.AddSingleton(time);
            silo.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
            silo.Services.AddSingleton<LetterBox>();
            silo.Services.AddSingleton<OutboundGate>().AddSingleton<UnitGate>();
        });
        var host = builder.Build();
        await host.StartAsync();
        return new(host, writer);
    }

    /// <summary>Stops it.</summary>
    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }
}

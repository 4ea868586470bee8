using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
#if FULLFEED
using CloudCrm.Bench.Servers;
using Orleans.Serialization.Configuration;
#endif

namespace CloudCrm.Bench.Grains;

/// <summary>A process that runs nothing but grains.</summary>
internal sealed class BenchSilo(IHost host) : IAsyncDisposable
{
    /// <summary>How long a grain may be idle here: longer than it takes to activate them all on a busy machine.</summary>
    public static readonly TimeSpan CollectionAge = TimeSpan.FromMinutes(1);

    public IGrainFactory Grains => host.Services.GetRequiredService<IGrainFactory>();

    public static async Task<BenchSilo> Start()
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new());
        builder.Logging.SetMinimumLevel(LogLevel.Critical);
        builder.UseOrleans(silo =>
        {
#if FULLFEED
            silo.UseLocalhostClustering(siloPort: FreePort.Next(), gatewayPort: 0);
            silo.Configure<TypeManifestOptions>(options => options.EnableConfigurationAnalysis = true);
#endif
            silo.Configure<GrainCollectionOptions>(options =>
            {
                options.CollectionQuantum = TimeSpan.FromSeconds(5);
                options.CollectionAge = CollectionAge;
            });
        });
        var host = builder.Build();
        await host.StartAsync();
        return new(host);
    }

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
    }
}

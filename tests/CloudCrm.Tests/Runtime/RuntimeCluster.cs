#if FULLFEED
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Serialization;
using Orleans.Serialization.Configuration;
using Orleans.TestingHost;
#else
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
#endif

namespace CloudCrm.Tests.Runtime;

/// <summary>The grain runtime that the contract is tried on: the stand-in, or a cluster of two silos of Microsoft Orleans. Only this file knows which.</summary>
internal sealed class RuntimeCluster : IAsyncDisposable
{
#if FULLFEED
    private readonly InProcessTestCluster _cluster;

    private RuntimeCluster(InProcessTestCluster cluster) => _cluster = cluster;

    /// <summary>From inside the first silo, as the product calls.</summary>
    public IGrainFactory Grains => _cluster.GetSiloServiceProvider(_cluster.Silos[0].SiloAddress).GetRequiredService<IGrainFactory>();

    /// <summary>A value as it arrives in another process.</summary>
    public object Travel(object value)
    {
        var serializer = _cluster.GetSiloServiceProvider(_cluster.Silos[0].SiloAddress).GetRequiredService<Serializer>();
        return serializer.Deserialize<object>(serializer.SerializeToArray(value))!;
    }

    public static async Task<RuntimeCluster> Start(Action<ISiloBuilder>? configure = null)
    {
        var builder = new InProcessTestClusterBuilder(initialSilosCount: 2);
        builder.Options.ConfigureFileLogging = false;
        builder.ConfigureSilo((_, silo) =>
        {
            silo.Configure<TypeManifestOptions>(options => options.EnableConfigurationAnalysis = true);
            silo.ConfigureLogging(logging => logging.SetMinimumLevel(LogLevel.Critical));
            configure?.Invoke(silo);
        });
        var cluster = builder.Build();
        await cluster.DeployAsync();
        return new(cluster);
    }

    public Task Stop() => _cluster.StopAllSilosAsync();

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();
#else
    private readonly IHost _host;

    private RuntimeCluster(IHost host) => _host = host;

    public IGrainFactory Grains => _host.Services.GetRequiredService<IGrainFactory>();

    /// <summary>A value as it arrives in another process: here there is none, and immutable values are shared.</summary>
    public object Travel(object value) => value;

    public static async Task<RuntimeCluster> Start(Action<ISiloBuilder>? configure = null)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new());
        builder.Logging.SetMinimumLevel(LogLevel.Critical);
        builder.UseOrleans(silo => configure?.Invoke(silo.UseLocalhostClustering()));
        var host = builder.Build();
        await host.StartAsync();
        return new(host);
    }

    public Task Stop() => _host.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }
#endif
}

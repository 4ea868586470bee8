using System.Net;
using Orleans.Configuration;

namespace Orleans.Hosting;

/// <summary>Clustering of a silo.</summary>
public static class CoreHostingExtensions
{
    /// <summary>One silo on this machine. Here it opens no port; the parameters are accepted so that a set-up is the same.</summary>
    public static ISiloBuilder UseLocalhostClustering(
        this ISiloBuilder builder,
        int siloPort = 11111,
        int gatewayPort = 30000,
        IPEndPoint? primarySiloEndpoint = null,
        string serviceId = "dev",
        string clusterId = "dev") =>
        builder.Configure<ClusterOptions>(options =>
        {
            options.ServiceId = serviceId;
            options.ClusterId = clusterId;
        });
}

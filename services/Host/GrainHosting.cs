using CloudCrm.Foundation;
using CloudCrm.Host.Settings;
#if FULLFEED
using System.Net;
using System.Net.Sockets;
using System.Reflection;
using CloudCrm.Billing;
using CloudCrm.Crm;
using Orleans.Configuration;
using Orleans.Serialization.Configuration;
#endif

namespace CloudCrm.Host;

/// <summary>Where grains run. The only file that differs between the flavours: the embedded runtime (infra/Standins) and Microsoft Orleans (FullFeed).</summary>
public static class GrainHosting
{
    /// <summary>True when this process may share its databases with other processes that run the same grains.</summary>
    public static bool IsClustered(IConfiguration configuration) => !string.IsNullOrEmpty(configuration["Grains:Clustering"]);

#if FULLFEED
    /// <summary>What this build can run.</summary>
    public const string DefaultProvider = "orleans";

    /// <summary>Microsoft Orleans: one process by default; a cluster with its membership in PostgreSQL where <c>Grains:Clustering</c> is set.</summary>
    public static void AddGrains(this IHostApplicationBuilder builder, HostRoles roles)
    {
        CheckProvider(builder.Configuration, "this build runs on Microsoft Orleans");
        var clustered = IsClustered(builder.Configuration);
        if (!clustered)
            RequireAllRoles(roles, "without Grains:Clustering");
        if (clustered && (roles & (HostRoles.Silo | HostRoles.Billing)) == 0)
            builder.UseOrleansClient(client => client.Configure<ClusterOptions>(Name).UseAdoNetClustering(options =>
                (options.Invariant, options.ConnectionString) = ("Npgsql", builder.Configuration["Grains:Clustering"])));
        else
            builder.UseOrleans(silo => Configure(silo, roles, clustered));
        builder.Services.Configure<TypeManifestOptions>(options => options.EnableConfigurationAnalysis = true);
    }

    private static void Configure(ISiloBuilder silo, HostRoles roles, bool clustered)
    {
        var settings = silo.Configuration;
        silo.Configure<ClusterOptions>(Name);
        silo.Configure<GrainTypeOptions>(options => options.Classes.RemoveWhere(grain => !Runs(grain.Assembly, roles)));
        if (clustered)
            silo.UseAdoNetClustering(options => (options.Invariant, options.ConnectionString) = ("Npgsql", settings["Grains:Clustering"]))
                .ConfigureEndpoints(Port(settings, "Grains:SiloPort", 11_111), Port(settings, "Grains:GatewayPort", 30_000));
        else
            silo.UseLocalhostClustering(settings["Grains:SiloPort"] is null ? FreePort() : Port(settings, "Grains:SiloPort", 0), gatewayPort: 0);
    }

    private static void Name(ClusterOptions options) => (options.ClusterId, options.ServiceId) = ("cloudcrm", "cloudcrm");

    private static bool Runs(Assembly grains, HostRoles roles) =>
        grains == typeof(CrmModule).Assembly ? roles.HasFlag(HostRoles.Silo)
        : grains != typeof(BillingModule).Assembly || roles.HasFlag(HostRoles.Billing);

    private static int Port(IConfiguration settings, string key, int otherwise) =>
        settings[key] is not { Length: > 0 } text ? otherwise
        : int.TryParse(text, out var port) && port is > 0 and <= 65_535 ? port
        : throw new SettingException($"{key} is a port from 1 to 65535, not {text}.");

    // A silo alone talks to nobody; it opens its port on loopback all the same.
    private static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
#else
    /// <summary>What this build can run.</summary>
    public const string DefaultProvider = "embedded";

    /// <summary>The embedded runtime: all grains in this process.</summary>
    public static void AddGrains(this IHostApplicationBuilder builder, HostRoles roles)
    {
        CheckProvider(builder.Configuration, "this build has the embedded runtime only (build it with -p:FullFeed=true for Microsoft Orleans)");
        if (IsClustered(builder.Configuration))
            throw new SettingException("Grains:Clustering needs Grains:Provider=orleans.");
        RequireAllRoles(roles, "with the embedded runtime");
        builder.UseOrleans();
    }
#endif

    private static void CheckProvider(IConfiguration configuration, string why)
    {
        var provider = configuration["Grains:Provider"] ?? DefaultProvider;
        if (!string.Equals(provider, DefaultProvider, StringComparison.OrdinalIgnoreCase))
            throw new SettingException($"Grains:Provider is {DefaultProvider}, not {provider}: {why}.");
    }

    // The gateway reaches grains; without a cluster they have to be in its own process.
    private static void RequireAllRoles(HostRoles roles, string when)
    {
        if (roles.HasFlag(HostRoles.Gateway) && !roles.HasFlag(HostRoles.Silo | HostRoles.Billing))
            throw new SettingException($"Role gateway needs silo and billing in the same process {when}.");
    }
}

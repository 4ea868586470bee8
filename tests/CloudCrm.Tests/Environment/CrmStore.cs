using CloudCrm.Crm;
using CloudCrm.Foundation.Data;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CloudCrm.Tests;

/// <summary>A CRM database of its own, open, on the database of this run's diagonal. Nothing relays its outbox, so tests can read what was sent.</summary>
public sealed class CrmStore : IAsyncDisposable
{
    private readonly IHost _host;

    private CrmStore(IHost host) => _host = host;

    /// <summary>For reading.</summary>
    public IDbSource<CrmDb> Source => _host.Services.GetRequiredService<IDbSource<CrmDb>>();

    /// <summary>For writing.</summary>
    public IActWriter<CrmDb> Writer => _host.Services.GetRequiredService<IActWriter<CrmDb>>();

    /// <summary>Makes the database and opens it.</summary>
    public static async Task<CrmStore> Open()
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new());
        builder.Logging.SetMinimumLevel(LogLevel.Critical);
        builder.Configuration.AddInMemoryCollection(await Settings());
        builder.AddCrmDatabase();
        var host = builder.Build();
        await host.StartAsync();
        return new(host);
    }

    /// <summary>Closes it.</summary>
    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }

    private static async Task<Dictionary<string, string?>> Settings()
    {
        var settings = Diagonal.HasServers ? await Postgres() : [];
        settings["Data"] = TestRun.NewFolder("crm");
        return settings;
    }

    private static async Task<Dictionary<string, string?>> Postgres()
    {
        var server = await PostgresServer.Shared;
        return server.Settings(("Crm", await server.NewDatabase("crm")));
    }
}

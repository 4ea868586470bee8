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

    private CrmStore(IHost host, string? database) => (_host, Database) = (host, database);

    /// <summary>The name of the database on PostgreSQL; null on SQLite.</summary>
    public string? Database { get; }

    /// <summary>For reading.</summary>
    public IDbSource<CrmDb> Source => _host.Services.GetRequiredService<IDbSource<CrmDb>>();

    /// <summary>For writing.</summary>
    public IActWriter<CrmDb> Writer => _host.Services.GetRequiredService<IActWriter<CrmDb>>();

    /// <summary>Makes the database and opens it.</summary>
    /// <param name="prepare">What to do with a new PostgreSQL database, as superuser, before anybody connects.</param>
    public static async Task<CrmStore> Open(Func<PostgresServer, string, Task>? prepare = null)
    {
        var database = Diagonal.HasServers ? await (await PostgresServer.Shared).NewDatabase("crm") : null;
        if (database is not null && prepare is not null)
            await prepare(await PostgresServer.Shared, database);
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new());
        builder.Logging.SetMinimumLevel(LogLevel.Critical);
        builder.Configuration.AddInMemoryCollection(await Settings(database));
        builder.AddCrmDatabase();
        var host = builder.Build();
        await host.StartAsync();
        return new(host, database);
    }

    /// <summary>Closes it.</summary>
    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }

    private static async Task<Dictionary<string, string?>> Settings(string? database)
    {
        var settings = database is null ? [] : (await PostgresServer.Shared).Settings(("Crm", database));
        settings["Data"] = TestRun.NewFolder("crm");
        return settings;
    }
}

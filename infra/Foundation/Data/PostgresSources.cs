using Microsoft.Extensions.Logging;
using Npgsql;

namespace CloudCrm.Foundation.Data;

/// <summary>The pools of one PostgreSQL database: one a role, shared by everything in the process.</summary>
internal sealed class PostgresSources : IAsyncDisposable
{
    /// <summary>The most connections of the application role: readers, consumers, and one for each writing worker and the lease.</summary>
    private const int AppConnections = 28;

    /// <summary>The most connections of the operator role: relay, scheduler and lists across tenants.</summary>
    private const int OperatorConnections = 18;

    private readonly DatabaseOptions _options;
    private readonly ILoggerFactory? _loggers;

    public PostgresSources(DatabaseOptions options, ILoggerFactory? loggers)
    {
        (_options, _loggers) = (options, loggers);
        App = Build(options.App!, AppConnections);
        Operator = Build(options.Operator!, OperatorConnections);
    }

    /// <summary>The application: row-level security holds.</summary>
    public NpgsqlDataSource App { get; }

    /// <summary>The operator: reads all tenants, claims outbox and due work.</summary>
    public NpgsqlDataSource Operator { get; }

    /// <summary>A pool of the owner, for migrations; dispose it.</summary>
    /// <exception cref="InvalidOperationException">No owner is configured.</exception>
    public NpgsqlDataSource ForOwner()
    {
        var owner = _options.Owner ?? throw new InvalidOperationException("The setting Database:Owner:Username is missing: only the owner role may migrate.");
        return Build(owner, connections: 2, text =>
        {
            text.Options += $" -c cloudcrm.app_role={_options.App!.Username} -c cloudcrm.operator_role={_options.Operator!.Username}";
            text.CommandTimeout = 0;
        });
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await Operator.DisposeAsync();
    }

    // Session state is never set (settings are local to their transaction), so connections need no reset between uses.
    private NpgsqlDataSource Build(DatabaseRole role, int connections, Action<NpgsqlConnectionStringBuilder>? change = null)
    {
        var text = new NpgsqlConnectionStringBuilder(_options.ConnectionString)
        {
            Username = role.Username,
            Password = role.Password,
            ApplicationName = $"CloudCrm {_options.Name}",
            MaxAutoPrepare = 100,
            AutoPrepareMinUsages = 2,
            NoResetOnClose = true,
        };
        // Two databases of one process stay below PostgreSQL's own default of 100 connections.
        text.MaxPoolSize = connections;
        // Compiling a query costs 200 ms and more; what runs here is done in less.
        text.Options = $"{text.Options} -c jit=off".TrimStart();
        change?.Invoke(text);
        return new NpgsqlDataSourceBuilder(text.ConnectionString).UseLoggerFactory(_loggers).Build();
    }
}

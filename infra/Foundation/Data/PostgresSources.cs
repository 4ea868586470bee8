using Microsoft.Extensions.Logging;
using Npgsql;

namespace CloudCrm.Foundation.Data;

/// <summary>The pools of one PostgreSQL database: one a role, shared by everything in the process.</summary>
internal sealed class PostgresSources : IAsyncDisposable
{
    private readonly DatabaseOptions _options;
    private readonly ILoggerFactory? _loggers;

    public PostgresSources(DatabaseOptions options, ILoggerFactory? loggers)
    {
        (_options, _loggers) = (options, loggers);
        App = Build(options.App!);
        Operator = Build(options.Operator!);
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
        return Build(owner, text =>
        {
            text.Options += $" -c cloudcrm.app_role={_options.App!.Username} -c cloudcrm.operator_role={_options.Operator!.Username}";
            text.MaxPoolSize = 2;
            text.CommandTimeout = 0;
        });
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await Operator.DisposeAsync();
    }

    // Session state is never set (settings are local to their transaction), so connections need no reset between uses.
    private NpgsqlDataSource Build(DatabaseRole role, Action<NpgsqlConnectionStringBuilder>? change = null)
    {
        var text = new NpgsqlConnectionStringBuilder(_options.ConnectionString)
        {
            Username = role.Username,
            Password = role.Password,
            ApplicationName = $"CloudCrm {_options.Name}",
            MaxAutoPrepare = 100,
            AutoPrepareMinUsages = 2,
            NoResetOnClose = true,
            // Compiling a query costs 200 ms and more; what runs here is done in less.
            Options = "-c jit=off",
        };
        change?.Invoke(text);
        return new NpgsqlDataSourceBuilder(text.ConnectionString).UseLoggerFactory(_loggers).Build();
    }
}

using CloudCrm.Foundation.Messaging;
using CloudCrm.Foundation.Scheduling;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CloudCrm.Foundation.Data;

/// <summary>Registration of databases.</summary>
public static class DataModule
{
    /// <summary>
    /// Adds a database: <see cref="IDbSource{TDb}"/>, <see cref="IActWriter{TDb}"/>, <see cref="OutboxSignal{TDb}"/> and a <see cref="DatabaseMigrator"/>,
    /// and, in a host with <see cref="FoundationModule.AddFoundation"/>, the relay of its outbox and the scheduler of its due work.
    /// It opens before hosted services start and closes after they have stopped.
    /// </summary>
    /// <typeparam name="TDb">The database.</typeparam>
    /// <typeparam name="TPg">The same on PostgreSQL.</typeparam>
    /// <typeparam name="TLite">The same on SQLite.</typeparam>
    /// <param name="builder">The host.</param>
    /// <param name="name">Its name in the settings (<c>Database:{name}</c>) and of its file.</param>
    public static IHostApplicationBuilder AddTenantDb<TDb, TPg, TLite>(this IHostApplicationBuilder builder, string name)
        where TDb : TenantDb
        where TPg : TDb
        where TLite : TDb
    {
        var services = builder.Services;
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<DataFolderLease>();
        services.TryAddSingleton<BusMessageTypes>();
        services.AddSingleton(provider => Make<TDb, TPg, TLite>(provider, name));
        services.AddSingleton<IDbSource<TDb>>(provider => provider.GetRequiredService<Database<TDb>>());
        services.AddSingleton<OutboxSignal<TDb>>();
        services.AddSingleton<JournalSignal<TDb>>();
        services.AddSingleton<IActWriter<TDb>, ActWriter<TDb>>();
        services.AddSingleton<DatabaseMigrator, DatabaseMigrator<TDb>>();
        services.AddSingleton<Database>(provider => provider.GetRequiredService<Database<TDb>>());
        services.AddHostedService<DatabaseLifetime>();
        services.AddSingleton<IReadiness, DatabaseReadiness<TDb>>();
        services.AddSingleton<DueSignal<TDb>>();
        if (builder.HasFoundation())
        {
            services.AddOutboxRelay<TDb>();
            services.AddScheduler<TDb>();
        }

        return builder;
    }

    private static Database<TDb> Make<TDb, TPg, TLite>(IServiceProvider services, string name)
        where TDb : TenantDb
        where TPg : TDb
        where TLite : TDb
    {
        var options = DatabaseOptions.Read(services.GetRequiredService<IConfiguration>(), name);
        var loggers = services.GetRequiredService<ILoggerFactory>();
        return options.Provider == DatabaseProvider.Postgres
            ? new PostgresDatabase<TDb, TPg>(options, services.GetRequiredService<IHostApplicationLifetime>(), loggers)
            : new SqliteDatabase<TDb, TLite>(options, services.GetRequiredService<DataFolderLease>(), loggers);
    }
}

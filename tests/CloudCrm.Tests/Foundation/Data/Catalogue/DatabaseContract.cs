using CloudCrm.Foundation.Data;
using CloudCrm.Foundation.Data.Reading;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace CloudCrm.Tests.Foundation.Data.Catalogue;

/// <summary>What holds for every database of the product, on the servers of this run's diagonal. A test of a database is one line that calls it.</summary>
public static class DatabaseContract
{
    /// <summary>A database made by the migrations has the tables, columns, keys and indexes of the model, no more and no less.</summary>
    /// <param name="name">The database's name in the settings.</param>
    /// <param name="outsideTheModel">Tables that only SQL knows (such as full-text indexes on SQLite), by the beginning of their names.</param>
    public static async Task MigrationsMakeTheModel<TDb, TPg, TLite>(string name, params string[] outsideTheModel)
        where TDb : TenantDb
        where TPg : TDb
        where TLite : TDb
    {
        var (migrated, modelled) = Diagonal.HasServers ? await OnPostgres<TDb, TPg, TLite>(name) : await OnSqlite<TDb, TPg, TLite>(name);
        Assert.That(migrated.Where(fact => !outsideTheModel.Any(table => fact.StartsWith(table, StringComparison.Ordinal))), Is.EqualTo(modelled));
    }

    /// <summary>Every table has row-level security enabled and forced with the tenant's policy, or is one of the declared global ones. Needs the servers' diagonal.</summary>
    public static async Task TenantsAreKeptApart<TDb, TPg, TLite>(string name, params string[] globalTables)
        where TDb : TenantDb
        where TPg : TDb
        where TLite : TDb
    {
        var database = await MigrateOnPostgres<TDb, TPg, TLite>(name);
        Assert.That(await RowSecurity.Holes(database, globalTables), Is.Empty);
    }

    /// <summary>A new database on the private server, migrated by the owner; answers how the superuser gets in.</summary>
    public static async Task<string> MigrateOnPostgres<TDb, TPg, TLite>(string name)
        where TDb : TenantDb
        where TPg : TDb
        where TLite : TDb
    {
        Missing.Refuse("postgresql", PostgresServer.Programs is not null);
        var server = await PostgresServer.Shared;
        var database = await server.NewDatabase("migrated");
        await Migrate<TDb, TPg, TLite>(name, server.Settings((name, database)));
        return server.Superuser(database);
    }

    private static async Task<(IReadOnlyList<string> Migrated, IReadOnlyList<string> Modelled)> OnPostgres<TDb, TPg, TLite>(string name)
        where TDb : TenantDb
        where TPg : TDb
        where TLite : TDb
    {
        var server = await PostgresServer.Shared;
        var migrated = await MigrateOnPostgres<TDb, TPg, TLite>(name);
        var modelled = server.Superuser(await server.NewDatabase("modelled"));
        await PostgresServer.Run(modelled, Script<TPg>(builder => builder.UseNpgsql(modelled)));
        return (await PostgresCatalogue.Read(migrated), await PostgresCatalogue.Read(modelled));
    }

    private static async Task<(IReadOnlyList<string> Migrated, IReadOnlyList<string> Modelled)> OnSqlite<TDb, TPg, TLite>(string name)
        where TDb : TenantDb
        where TPg : TDb
        where TLite : TDb
    {
        var folder = TestRun.NewFolder("catalogue");
        await Migrate<TDb, TPg, TLite>(name, new() { ["Data"] = folder });
        var modelled = Path.Combine(folder, "modelled.db");
        await using (var connection = new SqliteConnection(SqliteFile.Writing(modelled)))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = Script<TLite>(builder => builder.UseSqlite(connection));
            await command.ExecuteNonQueryAsync();
        }

        return (SqliteCatalogue.Read(Path.Combine(folder, $"{name.ToLowerInvariant()}.db")), SqliteCatalogue.Read(modelled));
    }

    private static async Task Migrate<TDb, TPg, TLite>(string name, Dictionary<string, string?> settings)
        where TDb : TenantDb
        where TPg : TDb
        where TLite : TDb
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new());
        builder.Configuration.AddInMemoryCollection(settings);
        builder.AddTenantDb<TDb, TPg, TLite>(name);
        using var host = builder.Build();
        await host.Services.GetServices<DatabaseMigrator>().Single().Migrate();
    }

    private static string Script<TContext>(Action<DbContextOptionsBuilder> provider) where TContext : TenantDb
    {
        using var db = (TContext)Activator.CreateInstance(typeof(TContext), ReadContexts<TContext>.Options(provider, across: false, NullLoggerFactory.Instance))!;
        return db.Database.GenerateCreateScript();
    }
}

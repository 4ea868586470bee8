using CloudCrm.Foundation.Data;
using CloudCrm.Tests.Foundation.Data.Things;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CloudCrm.Tests.Foundation.Data;

public sealed class DataMigrationTests
{
    [Test]
    public async Task Migrating_answers_what_it_applied_and_once_is_enough()
    {
        using var host = ThingHost.Build(await ThingHost.NewSettings());
        var migrator = host.Services.GetServices<DatabaseMigrator>().Single();
        Assert.That(migrator.Name, Is.EqualTo("Things"));
        Assert.That(await migrator.Migrate(), Is.EqualTo(new[] { "20261121000000_Mechanism", "20261121000100_Things" }));
        Assert.That(await migrator.Migrate(), Is.Empty);
    }

    [Test]
    public async Task A_start_on_pending_migrations_is_refused_and_says_what_to_run()
    {
        var settings = await ThingHost.NewSettings();
        settings["Database:MigrateAtStart"] = "false";
        Assert.That(() => ThingHost.Start(settings), Throws.TypeOf<DatabaseUnavailableException>().With.Message.Contains("CloudCrm.Host migrate"));
        using (var host = ThingHost.Build(settings))
            await host.Services.GetServices<DatabaseMigrator>().Single().Migrate();
        await using var started = await ThingHost.Start(settings);
        await started.Make(ThingHost.NewTenant());
    }

    [Test]
    public async Task A_kill_in_the_middle_of_a_migration_does_not_lock_the_next_start()
    {
        if (Diagonal.HasServers)
            return;
        var settings = await ThingHost.NewSettings();
        await using (await ThingHost.Start(settings))
        {
        }

        await using (var connection = new SqliteConnection($"Data Source={Path.Combine(settings["Data"]!, "things.db")};Pooling=false"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = """
                DROP TABLE signs; DROP TABLE places; DROP TABLE parts; DROP TABLE things;
                DELETE FROM __EFMigrationsHistory WHERE MigrationId LIKE '%_Things';
                INSERT INTO __EFMigrationsLock (Id, Timestamp) VALUES (1, '2026-01-01 00:00:00');
                """;
            await command.ExecuteNonQueryAsync();
        }

        await using var next = await ThingHost.Start(settings);
        await next.Make(ThingHost.NewTenant());
    }

    [Test]
    public async Task A_start_on_a_file_of_a_later_version_is_refused()
    {
        if (Diagonal.HasServers)
            return;
        var settings = await ThingHost.NewSettings();
        await using (await ThingHost.Start(settings))
        {
        }

        await using (var connection = new SqliteConnection($"Data Source={Path.Combine(settings["Data"]!, "things.db")};Pooling=false"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "INSERT INTO __EFMigrationsHistory (MigrationId, ProductVersion) VALUES ('29990101000000_Later', '10.0.0')";
            await command.ExecuteNonQueryAsync();
        }

        Assert.That(() => ThingHost.Start(settings), Throws.TypeOf<DatabaseUnavailableException>().With.Message.Contains("29990101000000_Later"));
    }

    [Test, ServersOnly]
    public async Task A_server_that_does_not_answer_is_named_by_its_database()
    {
        var settings = await ThingHost.NewSettings();
        settings["Database:Things"] = "Host=127.0.0.1;Port=1;Database=things;Timeout=2";
        Assert.That(() => ThingHost.Start(settings), Throws.TypeOf<DatabaseUnavailableException>().With.Message.Contains("database Things can't be used"));
    }

    [Test, ServersOnly]
    public async Task The_application_role_cannot_touch_the_schema()
    {
        await using var host = await ThingHost.Start();
        await using var source = NpgsqlDataSource.Create($"{host.Settings["Database:Things"]};Username={PostgresServer.App}");
        foreach (var sql in (string[])["CREATE TABLE t (x int)", "ALTER TABLE things DISABLE ROW LEVEL SECURITY", "DROP TABLE things", "DELETE FROM \"__EFMigrationsHistory\"", "SET ROLE cc_owner"])
        {
            await using var command = source.CreateCommand(sql);
            Assert.That(() => command.ExecuteNonQueryAsync(), Throws.TypeOf<PostgresException>().With.Property("SqlState").EqualTo(PostgresErrorCodes.InsufficientPrivilege), sql);
        }
    }
}

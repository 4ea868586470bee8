using CloudCrm.Tests.Foundation.Data.Catalogue;
using CloudCrm.Tests.Foundation.Data.Things;

namespace CloudCrm.Tests.Foundation.Data;

public sealed class DataCatalogueTests
{
    [Test]
    public Task Migrations_make_the_model() => DatabaseContract.MigrationsMakeTheModel<ThingDb, PgThingDb, LiteThingDb>("Things");

    [Test, ServersOnly]
    public Task Tenants_are_kept_apart() => DatabaseContract.TenantsAreKeptApart<ThingDb, PgThingDb, LiteThingDb>("Things", "places", "signs");

    [Test, ServersOnly]
    public async Task A_table_without_protection_is_found()
    {
        var database = await DatabaseContract.MigrateOnPostgres<ThingDb, PgThingDb, LiteThingDb>("Things");
        await PostgresServer.Run(database, """
            CREATE TABLE naked (tenant_id uuid, id uuid);
            CREATE TABLE enabled_only (tenant_id uuid, id uuid);
            ALTER TABLE enabled_only ENABLE ROW LEVEL SECURITY;
            CREATE POLICY open ON parts USING (true);
            CREATE VIEW all_things AS SELECT * FROM things;
            """);
        Assert.That(await RowSecurity.Holes(database, "places", "signs"), Is.EqualTo(new[]
        {
            "all_things: a view that does not run as its caller",
            "enabled_only: has no policy for the tenant",
            "enabled_only: row-level security is not enabled and forced",
            "naked: has no policy for the tenant",
            "naked: row-level security is not enabled and forced",
            "parts: policy open is open to public",
        }));
        Assert.That(await RowSecurity.Holes(database, "places", "signs", "naked"), Does.Contain("naked: is declared as global but has a tenant_id"));
    }

    [Test]
    public async Task A_difference_from_the_model_is_found()
    {
        if (Diagonal.HasServers)
        {
            var database = await DatabaseContract.MigrateOnPostgres<ThingDb, PgThingDb, LiteThingDb>("Things");
            var before = await PostgresCatalogue.Read(database);
            await PostgresServer.Run(database, """
                ALTER TABLE parts ALTER COLUMN note SET NOT NULL;
                DROP INDEX ix_parts_label;
                CREATE INDEX ix_parts_label ON parts (tenant_id, label DESC) WHERE note <> '';
                ALTER TABLE things ALTER COLUMN count TYPE bigint;
                """);
            Assert.That((await PostgresCatalogue.Read(database)).Except(before), Is.EqualTo(new[]
            {
                "parts.note text not null", "parts: index(tenant_id, label desc) where (note <> ''::text)", "things.count bigint not null",
            }));
            return;
        }

        var file = Path.Combine(TestRun.NewFolder("catalogue"), "x.db");
        using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={file};Pooling=false"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = """
                CREATE TABLE a (x TEXT NOT NULL, y INTEGER, PRIMARY KEY (y, x));
                CREATE TABLE b (y INTEGER, x TEXT, FOREIGN KEY (y, x) REFERENCES a (y, x) ON DELETE CASCADE);
                CREATE UNIQUE INDEX i ON b (x DESC, y) WHERE "y" > 0;
                """;
            command.ExecuteNonQuery();
        }

        Assert.That(SqliteCatalogue.Read(file), Is.EqualTo(new[]
        {
            "a.x TEXT not null", "a.y INTEGER not null", "a: key(y, x)", "b.x TEXT", "b.y INTEGER",
            "b: foreign key(y, x) to a(y, x) on delete CASCADE", "b: unique(x desc, y) WHERE y > 0",
        }));
    }
}

using CloudCrm.Bench.Servers;
using Microsoft.Data.Sqlite;

namespace CloudCrm.Bench.Api;

/// <summary>Many customers of one tenant, planted straight into the table that lists read.</summary>
internal static class CustomerSeed
{
    private const string FirstNames = "ada,bert,carl,dora,emil,fay,gus,hal,ivy,jan,kai,lea,mia,ned,ola,pia";

    /// <summary>Plants them and brings the statistics up to date.</summary>
    public static async Task Plant(Workplace workplace, Guid tenant, int customers)
    {
        if (workplace.Postgres is not null)
            await PlantPostgres(workplace, tenant, customers);
        else
            await PlantSqlite(workplace.SqliteFile("crm.db"), tenant, customers);
    }

    private static async Task PlantPostgres(Workplace workplace, Guid tenant, int customers)
    {
        var owner = workplace.CrmAs(PostgresServer.App).ConnectionString;
        await PostgresServer.Run(owner, $"""
            BEGIN;
            SELECT set_config('app.tenant', '{tenant}', true);
            INSERT INTO customers (tenant_id, id, kind, name, name_key, contacts, archived, created_at, changed_at, version)
              SELECT '{tenant}', gen_random_uuid(), 0, initcap(k), k, '[]', false, now(), now(), 1
              FROM (SELECT (string_to_array('{FirstNames}', ','))[1 + n % 16] || ' ' || (n * 7919 % {customers}) AS k FROM generate_series(1, {customers}::bigint) n) names;
            COMMIT;
            """);
        await PostgresServer.Run(workplace.CrmAs(PostgresServer.Owner).ConnectionString, "VACUUM ANALYZE customers");
    }

    /// <summary>Through a connection beside the product's: it only adds rows, and leaves checkpoints to the product.</summary>
    private static async Task PlantSqlite(string file, Guid tenant, int customers)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False;Default Timeout=60");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"""
            PRAGMA wal_autocheckpoint = 0;
            """;
        await command.ExecuteNonQueryAsync();
        command.CommandText = $"""
            WITH RECURSIVE series(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM series WHERE n < {customers}),
              names AS (SELECT n, CASE n % 16 {Cases()} END || ' ' || (n * 7919 % {customers}) AS k FROM series)
            INSERT INTO customers (tenant_id, id, kind, name, name_key, contacts, archived, created_at, changed_at, version)
              SELECT upper('{tenant}'), upper(printf('%08x-0000-8000-8000-%012x', n, n)), 0, upper(substr(k, 1, 1)) || substr(k, 2), k, '[]', 0, 1700000000000000, 1700000000000000, 1 FROM names;
            """;
        await command.ExecuteNonQueryAsync();
    }

    private static string Cases() => string.Join(' ', FirstNames.Split(',').Select((name, number) => $"WHEN {number} THEN '{name}'"));
}

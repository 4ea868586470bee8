using CloudCrm.Bench.Servers;
using Microsoft.Data.Sqlite;
using Npgsql;
using NpgsqlTypes;

namespace CloudCrm.Bench.Api;

/// <summary>Many customers of one tenant, planted straight into their table; the product itself then makes what they are found by.</summary>
/// <param name="workplace">The databases.</param>
/// <param name="tenant">The tenant.</param>
internal sealed class SearchSeed(Workplace workplace, Guid tenant)
{
    private const string Work = "customers.tokens";
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(200);

    private bool IsPostgres => workplace.Postgres is not null;

    /// <summary>Plants customers without tokens.</summary>
    public async Task Plant(int customers)
    {
        if (IsPostgres)
            await PlantPostgres(customers);
        else
            await PlantSqlite(customers);
    }

    /// <summary>Has the product's own work make the tokens, as after an upgrade.</summary>
    public async Task Fill()
    {
        var id = Guid.CreateVersion7(TimeProvider.System.GetUtcNow());
        await Run(
            $"INSERT INTO due_work (tenant_id, id, kind, due_at, payload, attempts) VALUES ('{Guid.Empty}', '{id.ToString().ToUpperInvariant()}', '{Work}', {(IsPostgres ? "now()" : "0")}, '', 0)",
            Guid.Empty);
        while (await Number($"SELECT count(*) FROM due_work WHERE kind = '{Work}'", Guid.Empty) > 0)
            await Task.Delay(s_pause);
        if (IsPostgres)
            await PostgresServer.Run(workplace.CrmAs(PostgresServer.Owner).ConnectionString, "VACUUM ANALYZE customer_tokens");
    }

    /// <summary>Bytes of the tokens with their indexes; on SQLite of the whole file.</summary>
    public Task<long> Bytes() => Number(
        IsPostgres ? "SELECT pg_total_relation_size('customer_tokens')" : "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()", tenant);

    private async Task PlantPostgres(int customers)
    {
        await using var connection = new NpgsqlConnection(workplace.CrmAs(PostgresServer.App).ConnectionString);
        await connection.OpenAsync();
        await using (var stage = new NpgsqlCommand("CREATE TEMP TABLE stage (id uuid, name text, key text, contacts text, external_id text)", connection))
            await stage.ExecuteNonQueryAsync();
        await using (var copy = await connection.BeginBinaryImportAsync("COPY stage FROM STDIN (FORMAT BINARY)"))
        {
            for (var i = 0; i < customers; i++)
            {
                var person = SearchPeople.Of(i);
                await copy.StartRowAsync();
                await copy.WriteAsync(Id(i), NpgsqlDbType.Uuid);
                foreach (var text in (string[])[person.Name, person.Name.ToLowerInvariant(), Contacts(person), person.ExternalId])
                    await copy.WriteAsync(text, NpgsqlDbType.Text);
            }

            await copy.CompleteAsync();
        }

        await using var transaction = await connection.BeginTransactionAsync();
        await using var insert = new NpgsqlCommand($"""
            SELECT set_config('app.tenant', '{tenant}', true);
            INSERT INTO customers (tenant_id, id, kind, name, name_key, contacts, external_id, archived, created_at, changed_at, version)
              SELECT '{tenant}', id, 0, name, key, contacts, external_id, false, now(), now(), 1 FROM stage
            """, connection, transaction) { CommandTimeout = 0 };
        await insert.ExecuteNonQueryAsync();
        await transaction.CommitAsync();
        await PostgresServer.Run(workplace.CrmAs(PostgresServer.Owner).ConnectionString, "VACUUM ANALYZE customers");
    }

    /// <summary>Through a connection beside the product's: it only adds rows, and leaves checkpoints to the product.</summary>
    private async Task PlantSqlite(int customers)
    {
        await using var connection = await OpenSqlite();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var insert = connection.CreateCommand();
        insert.CommandText = """
            INSERT INTO customers (tenant_id, id, kind, name, name_key, contacts, external_id, archived, created_at, changed_at, version)
              VALUES (@tenant, @id, 0, @name, @key, @contacts, @external, 0, 1700000000000000, 1700000000000000, 1)
            """;
        insert.Parameters.AddWithValue("@tenant", tenant);
        var (id, name, key) = (insert.Parameters.AddWithValue("@id", Guid.Empty), insert.Parameters.AddWithValue("@name", ""), insert.Parameters.AddWithValue("@key", ""));
        var (contacts, external) = (insert.Parameters.AddWithValue("@contacts", ""), insert.Parameters.AddWithValue("@external", ""));
        for (var i = 0; i < customers; i++)
        {
            var person = SearchPeople.Of(i);
            (id.Value, name.Value, key.Value, contacts.Value, external.Value) = (Id(i), person.Name, person.Name.ToLowerInvariant(), Contacts(person), person.ExternalId);
            await insert.ExecuteNonQueryAsync();
        }

        await transaction.CommitAsync();
    }

    // Scattered as real ids of several sources are.
    private static Guid Id(int number) => Guid.Parse($"{(uint)number * 2_654_435_761U % uint.MaxValue:x8}-0000-8000-8000-{number:x12}");

    private static string Contacts(SearchPeople.Person person) =>
        $$"""[{"kind":"Phone","value":"{{person.Phone}}","label":null},{"kind":"Mail","value":"{{person.Mail}}","label":null}]""";

    private async Task Run(string sql, Guid asTenant) => await Number($"{sql} RETURNING 1", asTenant);

    private async Task<long> Number(string sql, Guid asTenant)
    {
        if (!IsPostgres)
        {
            await using var lite = await OpenSqlite();
            await using var ask = lite.CreateCommand();
            ask.CommandText = sql;
            return Convert.ToInt64(await ask.ExecuteScalarAsync(), null);
        }

        await using var connection = new NpgsqlConnection(workplace.CrmAs(PostgresServer.App).ConnectionString);
        await connection.OpenAsync();
        await using (var set = new NpgsqlCommand($"SELECT set_config('app.tenant', '{asTenant}', false)", connection))
            await set.ExecuteNonQueryAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return Convert.ToInt64(await command.ExecuteScalarAsync(), null);
    }

    private async Task<SqliteConnection> OpenSqlite()
    {
        var connection = new SqliteConnection($"Data Source={workplace.SqliteFile("crm.db")};Pooling=False;Default Timeout=60");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA wal_autocheckpoint = 0";
        await command.ExecuteNonQueryAsync();
        return connection;
    }
}

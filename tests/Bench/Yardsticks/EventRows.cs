using System.Diagnostics;
using System.Globalization;
using System.Text;
using CloudCrm.Bench.Servers;
using Npgsql;
using NpgsqlTypes;

namespace CloudCrm.Bench.Yardsticks;

/// <summary>
/// Rows like those of external usage in a bare table with the ledger's key: no sums, no row-level security, nothing compared. Thousand rows a statement and
/// commit, two connections, by INSERT ... ON CONFLICT.
/// </summary>
internal static class EventRows
{
    private const int Batch = 1_000;
    private const int Connections = 2;
    private const int Tenants = 8;

    private const string Table = """
        CREATE TABLE IF NOT EXISTS event_rows (
            tenant_id uuid NOT NULL, event_id uuid NOT NULL, meter smallint NOT NULL, quantity bigint NOT NULL, recorded_at timestamptz NOT NULL,
            source text NULL, source_id text NULL, subject text NULL, received_at timestamptz NOT NULL, PRIMARY KEY (tenant_id, event_id))
        """;

    private const string Insert = "INSERT INTO event_rows (tenant_id, event_id, meter, quantity, recorded_at, source, source_id, subject, received_at) ";

    /// <summary>A new database's connection string.</summary>
    public static async Task<string> NewDatabase(PostgresServer server) => server.Settings(("Rows", await server.NewDatabase("rows")))["Database:Rows"]!;

    /// <summary>Rows a second, as a list of values in the statement and as arrays.</summary>
    public static async Task<(double Rows, double Arrays)> PerSecond(string database, TimeSpan duration)
    {
        var settings = new NpgsqlConnectionStringBuilder(database) { Username = PostgresServer.Owner, MaxAutoPrepare = 10, AutoPrepareMinUsages = 1 };
        await using var source = NpgsqlDataSource.Create(settings.ConnectionString);
        await using (var command = source.CreateCommand(Table))
            await command.ExecuteNonQueryAsync();
        var list = ValuesText();
        await Run(source, duration / 4, () => Values(list));
        var rows = await Run(source, duration, () => Values(list));
        return (rows, await Run(source, duration, Arrays));
    }

    private static async Task<double> Run(NpgsqlDataSource source, TimeSpan duration, Func<NpgsqlCommand> make)
    {
        var (watch, rows) = (Stopwatch.StartNew(), 0L);
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(async () =>
        {
            await using var connection = await source.OpenConnectionAsync();
            while (watch.Elapsed < duration)
            {
                await using var command = make();
                command.Connection = connection;
                Interlocked.Add(ref rows, await command.ExecuteNonQueryAsync());
            }
        })));
        return rows / watch.Elapsed.TotalSeconds;
    }

    private static string ValuesText()
    {
        var text = new StringBuilder(Insert).Append("VALUES ");
        for (var row = 0; row < Batch; row++)
        {
            text.Append(row == 0 ? "(" : ", (");
            for (var column = 1; column <= 9; column++)
                text.Append(column == 1 ? "$" : ", $").Append(CultureInfo.InvariantCulture, $"{(row * 9) + column}");
            text.Append(')');
        }

        return text.Append(" ON CONFLICT DO NOTHING").ToString();
    }

    private static NpgsqlCommand Values(string text)
    {
        var (command, tenant, now) = (new NpgsqlCommand(text), Tenant(), TimeProvider.System.GetUtcNow());
        foreach (var id in Ids())
        {
            command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = tenant });
            command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = id });
            command.Parameters.Add(new NpgsqlParameter<short> { TypedValue = 100 });
            command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = 3 });
            command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { NpgsqlDbType = NpgsqlDbType.TimestampTz, TypedValue = now });
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = "/bench/1" });
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = "e-0123456789abcdef" });
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = "customer 7" });
            command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { NpgsqlDbType = NpgsqlDbType.TimestampTz, TypedValue = now });
        }

        return command;
    }

    private static NpgsqlCommand Arrays()
    {
        var command = new NpgsqlCommand($"{Insert}SELECT $1, i, 100, 3, $3, '/bench/1', 'e-0123456789abcdef', 'customer 7', $3 FROM unnest($2::uuid[]) AS g (i) ON CONFLICT DO NOTHING");
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = Tenant() });
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid, TypedValue = Ids() });
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { NpgsqlDbType = NpgsqlDbType.TimestampTz, TypedValue = TimeProvider.System.GetUtcNow() });
        return command;
    }

    private static Guid Tenant() => new(Random.Shared.Next(Tenants) + 1, 0, 0, new byte[8]);

    // Without any order, as ids that are made by hashing.
    private static Guid[] Ids()
    {
        var ids = new Guid[Batch];
        var bytes = new byte[16];
        for (var i = 0; i < Batch; i++)
        {
            Random.Shared.NextBytes(bytes);
            ids[i] = new(bytes);
        }

        return ids;
    }
}

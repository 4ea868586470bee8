using System.Data.Common;
using CloudCrm.Contracts;
using CloudCrm.Foundation.Data;
using Npgsql;
using NpgsqlTypes;

namespace CloudCrm.Billing.Usage;

/// <summary>
/// One statement for one tenant. Its SQL names the tenant (<c>$1</c> or <c>@tenant</c>) and takes its values as one JSON text (<c>$2</c> or <c>@rows</c>), on PostgreSQL
/// also as arrays (<c>$2</c> and on).
/// </summary>
internal readonly record struct TenantStatement(TenantId Tenant, string Sql, string Rows, IReadOnlyList<NpgsqlParameter>? Columns = null);

/// <summary>Runs statements of many tenants in one transaction: on PostgreSQL a few round trips for all, each statement under its tenant's row-level security.</summary>
internal sealed class TenantStatements(WriteTransaction transaction)
{
    /// <summary>Statements in one round trip.</summary>
    public const int BatchMax = 64;

    /// <summary>The SQL of this database.</summary>
    public UsageSql Sql { get; } = transaction.Provider == DatabaseProvider.Postgres ? UsageSql.Postgres : UsageSql.Sqlite;

    /// <summary>A statement about events; with the time of receipt where it appends them.</summary>
    public TenantStatement Of(LedgerShare share, string sql, DateTimeOffset? received = null) => transaction.Provider == DatabaseProvider.Postgres
        ? new(share.Tenant, sql, "", LedgerColumns.Of(share.Events, received))
        : new(share.Tenant, sql, UsageJson.Events(share.Events, received));

    /// <summary>Runs one that returns rows.</summary>
    public async Task<List<T>> ReadOne<T>(TenantStatement statement, Func<DbDataReader, T> map, CancellationToken cancellation) =>
        (await Read([statement], map, cancellation))[0];

    /// <summary>Runs statements that return rows, in order; the answer has a list for each.</summary>
    public async Task<List<T>[]> Read<T>(IReadOnlyList<TenantStatement> statements, Func<DbDataReader, T> map, CancellationToken cancellation)
    {
        var answers = new List<T>[statements.Count];
        var next = 0;
        foreach (var chunk in statements.Chunk(BatchMax))
        {
            if (transaction.Connection is NpgsqlConnection connection)
            {
                await using var batch = Batch(connection, chunk);
                await using var reader = await batch.ExecuteReaderAsync(cancellation);
                foreach (var _ in chunk)
                {
                    await reader.NextResultAsync(cancellation); // leaves the answer of set_config
                    answers[next++] = await Rows(reader, map, cancellation);
                    await reader.NextResultAsync(cancellation);
                }
            }
            else
            {
                foreach (var statement in chunk)
                {
                    await using var command = Command(statement);
                    await using var reader = await command.ExecuteReaderAsync(cancellation);
                    answers[next++] = await Rows(reader, map, cancellation);
                }
            }
        }

        return answers;
    }

    /// <summary>Runs statements that return nothing, in order.</summary>
    public async Task Execute(IReadOnlyList<TenantStatement> statements, CancellationToken cancellation)
    {
        foreach (var chunk in statements.Chunk(BatchMax))
        {
            if (transaction.Connection is NpgsqlConnection connection)
            {
                await using var batch = Batch(connection, chunk);
                await batch.ExecuteNonQueryAsync(cancellation);
            }
            else
            {
                foreach (var statement in chunk)
                {
                    await using var command = Command(statement);
                    await command.ExecuteNonQueryAsync(cancellation);
                }
            }
        }
    }

    private static async Task<List<T>> Rows<T>(DbDataReader reader, Func<DbDataReader, T> map, CancellationToken cancellation)
    {
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellation))
            rows.Add(map(reader));
        return rows;
    }

    private NpgsqlBatch Batch(NpgsqlConnection connection, TenantStatement[] statements)
    {
        var batch = new NpgsqlBatch(connection, (NpgsqlTransaction)transaction.Transaction);
        foreach (var (tenant, sql, rows, columns) in statements)
        {
            batch.BatchCommands.Add(new("SELECT set_config('app.tenant', $1, true)") { Parameters = { Text(tenant.Value.ToString()) } });
            var command = new NpgsqlBatchCommand(sql) { Parameters = { new NpgsqlParameter<Guid> { TypedValue = tenant.Value } } };
            foreach (var column in columns ?? [Text(rows)])
                command.Parameters.Add(column);
            batch.BatchCommands.Add(command);
        }

        return batch;
    }

    private static NpgsqlParameter<string> Text(string value) => new() { NpgsqlDbType = NpgsqlDbType.Text, TypedValue = value };

    private DbCommand Command(TenantStatement statement)
    {
        var command = transaction.Command(statement.Sql);
        command.Bind("@tenant", statement.Tenant.Value);
        command.Bind("@rows", statement.Rows);
        return command;
    }
}

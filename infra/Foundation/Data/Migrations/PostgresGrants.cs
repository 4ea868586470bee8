using Npgsql;

namespace CloudCrm.Foundation.Data;

/// <summary>What the owner lets the other two roles do.</summary>
internal static class PostgresGrants
{
    /// <summary>Before migrations: the schema, and default privileges for tables to come.</summary>
    public static Task Before(NpgsqlDataSource owner, DatabaseOptions options, CancellationToken cancellation) => Run(
        owner,
        $"""
        GRANT USAGE ON SCHEMA public TO {App(options)}, {Operator(options)};
        ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {App(options)};
        ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO {App(options)};
        ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO {Operator(options)};
        """,
        cancellation);

    /// <summary>After migrations: their history is read by the others, never written.</summary>
    public static Task After(NpgsqlDataSource owner, DatabaseOptions options, CancellationToken cancellation) => Run(
        owner,
        $"""REVOKE INSERT, UPDATE, DELETE ON "__EFMigrationsHistory" FROM {App(options)};""",
        cancellation);

    private static async Task Run(NpgsqlDataSource owner, string sql, CancellationToken cancellation)
    {
        await using var command = owner.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static string App(DatabaseOptions options) => Quoted(options.App!.Username);

    private static string Operator(DatabaseOptions options) => Quoted(options.Operator!.Username);

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}

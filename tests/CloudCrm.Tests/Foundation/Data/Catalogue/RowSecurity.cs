using Npgsql;

namespace CloudCrm.Tests.Foundation.Data.Catalogue;

/// <summary>Whether every table of a PostgreSQL database keeps tenants apart.</summary>
public static class RowSecurity
{
    private const string Condition = "(tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::uuid)";

    /// <summary>What is wrong: tables without enabled and forced row-level security that are not declared as global, policies that are not ours, roles that may pass them by.</summary>
    public static async Task<IReadOnlyList<string>> Holes(string connectionString, params string[] globalTables)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand("""
            SELECT c.relname || ': row-level security is not enabled and forced'
            FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
                AND NOT (c.relrowsecurity AND c.relforcerowsecurity) AND c.relname <> ALL ($1)
            UNION ALL
            SELECT c.relname || ': is declared as global but has a tenant_id'
            FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id'
            WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND c.relname = ANY ($1)
            UNION ALL
            SELECT c.relname || ': has no policy for the tenant'
            FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND c.relname <> ALL ($1)
                AND NOT EXISTS (SELECT 1 FROM pg_policies p WHERE p.schemaname = 'public' AND p.tablename = c.relname AND p.qual = $2 AND p.with_check = $2)
            UNION ALL
            SELECT p.tablename || ': policy ' || p.policyname || ' is open to ' || array_to_string(p.roles, ', ')
            FROM pg_policies p WHERE p.schemaname = 'public' AND (p.qual IS DISTINCT FROM $2 OR p.with_check IS DISTINCT FROM $2) AND p.roles <> ARRAY[$4]::name[]
            UNION ALL
            SELECT c.relname || ': a view that does not run as its caller'
            FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('v', 'm') AND NOT coalesce('security_invoker=true' = ANY (c.reloptions), false)
            UNION ALL
            SELECT r.rolname || ': a role of the product that row-level security does not hold' FROM pg_roles r WHERE r.rolname IN ($3, $4) AND (r.rolsuper OR r.rolbypassrls)
            UNION ALL
            SELECT c.relname || ': belongs to a role of the product that should only use it'
            FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND pg_get_userbyid(c.relowner) IN ($3, $4)
            """);
        command.Parameters.Add(new() { Value = (string[])["__EFMigrationsHistory", "inbox", .. globalTables] });
        command.Parameters.Add(new() { Value = Condition });
        command.Parameters.Add(new() { Value = PostgresServer.App });
        command.Parameters.Add(new() { Value = PostgresServer.Operator });
        var holes = new List<string>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            holes.Add(reader.GetString(0));
        return [.. holes.Order(StringComparer.Ordinal)];
    }
}

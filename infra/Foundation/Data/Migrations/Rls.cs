using System.Text.RegularExpressions;

namespace CloudCrm.Foundation.Data;

/// <summary>SQL for migrations on PostgreSQL that gives a table its row-level security.</summary>
/// <remarks>
/// The owner role runs it. The names of the application's and the operator's role come from the settings <c>cloudcrm.app_role</c> and
/// <c>cloudcrm.operator_role</c>, which <see cref="DatabaseMigrator"/> puts on its connection. Default privileges already let the application
/// read and write new tables and the operator read them.
/// </remarks>
public static partial class Rls
{
    /// <summary>A tenant's table: the application sees and writes rows of <c>app.tenant</c> only, the operator role reads all.</summary>
    public static string Postgres(string table) => $"""
        ALTER TABLE {Name(table)} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE {table} FORCE ROW LEVEL SECURITY;
        CREATE POLICY tenant ON {table}
            USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid)
            WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
        DO $$ BEGIN
            EXECUTE format('CREATE POLICY operator ON {table} TO %I USING (true) WITH CHECK (true)', current_setting('cloudcrm.operator_role'));
        END $$;

        """;

    /// <summary>Lets the operator role also claim and remove rows of a table, as relay and scheduler do.</summary>
    public static string PostgresClaims(string table) => $"""
        DO $$ BEGIN
            EXECUTE format('GRANT UPDATE, DELETE ON {Name(table)} TO %I', current_setting('cloudcrm.operator_role'));
        END $$;

        """;

    /// <summary>Lets the operator role remove rows of a table that nobody changes, when the tenant they belong to is deleted.</summary>
    public static string PostgresDeletes(string table) => $"""
        DO $$ BEGIN
            EXECUTE format('GRANT DELETE ON {Name(table)} TO %I', current_setting('cloudcrm.operator_role'));
        END $$;

        """;

    /// <summary>Takes the right to change or remove rows from the application: what is written stays.</summary>
    public static string PostgresAppendOnly(string table) => $"""
        DO $$ BEGIN
            EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON {Name(table)} FROM %I', current_setting('cloudcrm.app_role'));
        END $$;

        """;

    private static string Name(string table) => TableName().IsMatch(table) ? table : throw new ArgumentException("Not a table name.", nameof(table));

    [GeneratedRegex("^[a-z][a-z0-9_]{0,62}$")]
    private static partial Regex TableName();
}

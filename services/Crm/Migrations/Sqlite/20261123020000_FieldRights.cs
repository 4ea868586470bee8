using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CloudCrm.Crm.Migrations.Sqlite;

/// <summary>Rights of roles to fields of customers; keys may have those of a role.</summary>
[DbContext(typeof(LiteCrmDb)), Migration("20261123020000_FieldRights")]
internal sealed class FieldRights : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        ALTER TABLE api_keys ADD COLUMN sees_as INTEGER NULL;
        CREATE TABLE field_rules (
            tenant_id TEXT NOT NULL,
            of_role INTEGER NOT NULL,
            field_name TEXT NOT NULL,
            access INTEGER NOT NULL,
            PRIMARY KEY (tenant_id, of_role, field_name),
            FOREIGN KEY (tenant_id) REFERENCES tenants (tenant_id)) STRICT, WITHOUT ROWID;
        """);
}

using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CloudCrm.Crm.Migrations.Sqlite;

/// <summary>Tenants that are never billed.</summary>
[DbContext(typeof(LiteCrmDb)), Migration("20261123060200_Sandboxes")]
internal sealed class Sandboxes : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        ALTER TABLE tenants ADD COLUMN is_sandbox INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE tenants ADD COLUMN sandbox_of TEXT NULL;
        CREATE INDEX ix_tenants_sandbox_of ON tenants (sandbox_of) WHERE sandbox_of IS NOT NULL;
        """);
}

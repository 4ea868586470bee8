using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CloudCrm.Crm.Migrations.Postgres;

/// <summary>Tenants that are never billed.</summary>
[DbContext(typeof(PgCrmDb)), Migration("20261123060200_Sandboxes")]
internal sealed class Sandboxes : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        ALTER TABLE tenants ADD COLUMN is_sandbox boolean NOT NULL DEFAULT false;
        ALTER TABLE tenants ADD COLUMN sandbox_of uuid NULL;
        CREATE INDEX ix_tenants_sandbox_of ON tenants (sandbox_of) WHERE sandbox_of IS NOT NULL;
        """);
}

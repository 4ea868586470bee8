using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CloudCrm.Billing.Migrations.Postgres;

/// <summary>Tenants that are never billed.</summary>
[DbContext(typeof(PgBillingDb)), Migration("20261123060200_Sandboxes")]
internal sealed class Sandboxes : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        ALTER TABLE billing_tenants ADD COLUMN is_sandbox boolean NOT NULL DEFAULT false;
        """);
}

using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CloudCrm.Crm.Migrations.Sqlite;

/// <summary>What Billing says of a tenant: its plan, and how it stands with its payments.</summary>
[DbContext(typeof(LiteCrmDb)), Migration("20261124030010_PaymentStandings")]
internal sealed class PaymentStandings : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        ALTER TABLE tenants ADD COLUMN own_state INTEGER NULL;
        ALTER TABLE tenants ADD COLUMN payment INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE tenants ADD COLUMN payment_since INTEGER NULL;
        ALTER TABLE tenants ADD COLUMN payment_version INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE tenants ADD COLUMN plan_version INTEGER NOT NULL DEFAULT 0;
        """);
}

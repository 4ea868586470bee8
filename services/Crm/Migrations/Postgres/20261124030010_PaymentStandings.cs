using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CloudCrm.Crm.Migrations.Postgres;

/// <summary>What Billing says of a tenant: its plan, and how it stands with its payments.</summary>
[DbContext(typeof(PgCrmDb)), Migration("20261124030010_PaymentStandings")]
internal sealed class PaymentStandings : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        ALTER TABLE tenants ADD COLUMN own_state smallint NULL;
        ALTER TABLE tenants ADD COLUMN payment smallint NOT NULL DEFAULT 0;
        ALTER TABLE tenants ADD COLUMN payment_since timestamptz NULL;
        ALTER TABLE tenants ADD COLUMN payment_version bigint NOT NULL DEFAULT 0;
        ALTER TABLE tenants ADD COLUMN plan_version bigint NOT NULL DEFAULT 0;
        """);
}

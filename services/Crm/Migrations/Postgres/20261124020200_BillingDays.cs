using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CloudCrm.Crm.Migrations.Postgres;

/// <summary>On which day of the month a tenant's billing periods begin.</summary>
[DbContext(typeof(PgCrmDb)), Migration("20261124020200_BillingDays")]
internal sealed class BillingDays : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        ALTER TABLE tenants ADD COLUMN billing_day smallint NOT NULL DEFAULT 1;
        """);
}

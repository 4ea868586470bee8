using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CloudCrm.Crm.Migrations.Sqlite;

/// <summary>On which day of the month a tenant's billing periods begin.</summary>
[DbContext(typeof(LiteCrmDb)), Migration("20261124020200_BillingDays")]
internal sealed class BillingDays : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        ALTER TABLE tenants ADD COLUMN billing_day INTEGER NOT NULL DEFAULT 1;
        """);
}

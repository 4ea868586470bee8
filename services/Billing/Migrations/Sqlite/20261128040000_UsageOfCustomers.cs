using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CloudCrm.Billing.Migrations.Sqlite;

/// <summary>A customer's events, for what it costs. Events without one are not in it.</summary>
[DbContext(typeof(LiteBillingDb)), Migration("20261128040000_UsageOfCustomers")]
internal sealed class UsageOfCustomers : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql("CREATE INDEX ix_usage_events_customer ON usage_events (tenant_id, customer_id, recorded_at) WHERE customer_id IS NOT NULL;");
}

using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CloudCrm.Billing.Migrations.Sqlite;

/// <summary>A meter's events by time: for invoices, their proofs and drill-downs.</summary>
[DbContext(typeof(LiteBillingDb)), Migration("20261124040000_UsageOrder")]
internal sealed class UsageOrder : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql("CREATE INDEX ix_usage_events_order ON usage_events (tenant_id, meter, recorded_at, event_id);");
}

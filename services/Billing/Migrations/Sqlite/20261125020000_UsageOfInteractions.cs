using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CloudCrm.Billing.Migrations.Sqlite;

/// <summary>An interaction's events, for what it costs. Events without one are not in it.</summary>
[DbContext(typeof(LiteBillingDb)), Migration("20261125020000_UsageOfInteractions")]
internal sealed class UsageOfInteractions : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql("CREATE INDEX ix_usage_events_interaction ON usage_events (tenant_id, interaction_id, recorded_at) WHERE interaction_id IS NOT NULL;");
}

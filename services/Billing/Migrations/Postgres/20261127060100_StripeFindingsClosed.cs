using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CloudCrm.Billing.Migrations.Postgres;

/// <summary>Differences with Stripe that a person has closed.</summary>
[DbContext(typeof(PgBillingDb)), Migration("20261127060100_StripeFindingsClosed")]
internal sealed class StripeFindingsClosed : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        ALTER TABLE stripe_findings ADD COLUMN closed_at timestamptz NULL;
        ALTER TABLE stripe_findings ADD COLUMN closed_reason text NULL;
        DROP INDEX ix_stripe_findings_open;
        CREATE INDEX ix_stripe_findings_open ON stripe_findings (id) WHERE resolved_at IS NULL AND closed_at IS NULL;
        """);
}

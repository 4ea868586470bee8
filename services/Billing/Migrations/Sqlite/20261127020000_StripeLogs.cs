using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CloudCrm.Billing.Migrations.Sqlite;

/// <summary>What went wrong with events of Stripe's, and the ways by which they and the calls are looked up.</summary>
[DbContext(typeof(LiteBillingDb)), Migration("20261127020000_StripeLogs")]
internal sealed class StripeLogs : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        ALTER TABLE stripe_events ADD COLUMN problem TEXT;
        ALTER TABLE stripe_events ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
        CREATE INDEX ix_stripe_events_tenant ON stripe_events (about_tenant, received_at, id);
        CREATE INDEX ix_stripe_events_object ON stripe_events (object_id, received_at, id);
        CREATE INDEX ix_stripe_events_state ON stripe_events (state, received_at, id);
        CREATE INDEX ix_stripe_calls_tenant ON stripe_calls (about_tenant, id);
        CREATE INDEX ix_stripe_calls_object ON stripe_calls (object_id, id);
        """);
}

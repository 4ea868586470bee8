using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CloudCrm.Billing.Migrations.Postgres;

/// <summary>What went wrong with events of Stripe's, and the ways by which they and the calls are looked up.</summary>
[DbContext(typeof(PgBillingDb)), Migration("20261127020000_StripeLogs")]
internal sealed class StripeLogs : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        ALTER TABLE stripe_events ADD COLUMN problem text;
        ALTER TABLE stripe_events ADD COLUMN version bigint NOT NULL DEFAULT 1;
        ALTER TABLE stripe_events ALTER COLUMN object_id TYPE text COLLATE "C";
        ALTER TABLE stripe_calls ALTER COLUMN object_id TYPE text COLLATE "C";
        CREATE INDEX ix_stripe_events_tenant ON stripe_events (about_tenant, received_at, id);
        CREATE INDEX ix_stripe_events_object ON stripe_events (object_id, received_at, id);
        CREATE INDEX ix_stripe_events_state ON stripe_events (state, received_at, id);
        CREATE INDEX ix_stripe_calls_tenant ON stripe_calls (about_tenant, id);
        CREATE INDEX ix_stripe_calls_object ON stripe_calls (object_id, id);
        """);
}

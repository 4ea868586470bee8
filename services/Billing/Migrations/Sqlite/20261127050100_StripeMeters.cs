using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CloudCrm.Billing.Migrations.Sqlite;

/// <summary>How far a tenant's usage was told to Stripe; what there is to be sent, and what corrects Stripe alone.</summary>
[DbContext(typeof(LiteBillingDb)), Migration("20261127050100_StripeMeters")]
internal sealed class StripeMeters : Migration
{
    private const string Tables = """
        CREATE TABLE stripe_meters (
            tenant_id TEXT NOT NULL PRIMARY KEY,
            first_at INTEGER NOT NULL,
            done_until INTEGER NOT NULL,
            looked_back_at INTEGER NOT NULL,
            has_ended INTEGER NOT NULL,
            version INTEGER NOT NULL) STRICT, WITHOUT ROWID;
        ALTER TABLE stripe_windows ADD COLUMN is_correction INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE stripe_windows ADD COLUMN frozen_at INTEGER NOT NULL DEFAULT 0;
        CREATE INDEX ix_stripe_windows_frozen ON stripe_windows (tenant_id, starts_at) WHERE state = 0;

        """;

    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(Tables);
}

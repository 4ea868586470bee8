using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CloudCrm.Billing.Migrations.Postgres;

/// <summary>How far a tenant's usage was told to Stripe; what there is to be sent, and what corrects Stripe alone.</summary>
[DbContext(typeof(PgBillingDb)), Migration("20261127050100_StripeMeters")]
internal sealed class StripeMeters : Migration
{
    private const string Tables = """
        CREATE TABLE stripe_meters (
            tenant_id uuid NOT NULL PRIMARY KEY,
            first_at timestamptz NOT NULL,
            done_until timestamptz NOT NULL,
            looked_back_at timestamptz NOT NULL,
            has_ended boolean NOT NULL,
            version bigint NOT NULL);
        ALTER TABLE stripe_windows ADD COLUMN is_correction boolean NOT NULL DEFAULT false;
        ALTER TABLE stripe_windows ADD COLUMN frozen_at timestamptz NOT NULL DEFAULT now();
        CREATE INDEX ix_stripe_windows_frozen ON stripe_windows (tenant_id, starts_at) WHERE state = 0;

        """;

    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(Tables + Rls.Postgres("stripe_meters"));
}

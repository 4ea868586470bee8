using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CloudCrm.Billing.Migrations.Postgres;

/// <summary>The ledger, its rejects and rollups, active customers, what is known of tenants.</summary>
[DbContext(typeof(PgBillingDb))]
[Migration("20261121000100_Usage")]
internal sealed class Usage : Migration
{
    // Rollup rows of the running spans are updated over and over: the spare room keeps the new versions on their page.
    private const string Tables = """
        CREATE TABLE usage_events (
            tenant_id uuid NOT NULL,
            event_id uuid NOT NULL,
            meter smallint NOT NULL,
            quantity bigint NOT NULL,
            recorded_at timestamptz NOT NULL,
            channel text NULL,
            user_id uuid NULL,
            customer_id uuid NULL,
            interaction_id uuid NULL,
            received_at timestamptz NOT NULL,
            PRIMARY KEY (tenant_id, event_id));
        CREATE TABLE usage_rejects (
            tenant_id uuid NOT NULL,
            event_id uuid NOT NULL,
            digest text COLLATE "C" NOT NULL,
            reason text NOT NULL,
            event text NOT NULL,
            received_at timestamptz NOT NULL,
            PRIMARY KEY (tenant_id, event_id, digest));
        CREATE TABLE usage_rollups (
            tenant_id uuid NOT NULL,
            span smallint NOT NULL,
            dimension smallint NOT NULL,
            starts_at timestamptz NOT NULL,
            meter smallint NOT NULL,
            value text COLLATE "C" NOT NULL,
            quantity bigint NOT NULL,
            PRIMARY KEY (tenant_id, span, dimension, starts_at, meter, value)) WITH (fillfactor = 80);
        CREATE TABLE active_customers (
            tenant_id uuid NOT NULL,
            period_start timestamptz NOT NULL,
            customer_id uuid NOT NULL,
            first_at timestamptz NOT NULL,
            event_id uuid NOT NULL,
            channel text NULL,
            user_id uuid NULL,
            PRIMARY KEY (tenant_id, period_start, customer_id));
        CREATE TABLE billing_tenants (
            tenant_id uuid NOT NULL PRIMARY KEY,
            name text NOT NULL,
            plan text NOT NULL,
            time_zone text NOT NULL,
            zones text NOT NULL,
            state text NOT NULL,
            opened_at timestamptz NOT NULL,
            seats_bought integer NOT NULL,
            version bigint NOT NULL);

        """;

    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        Tables
        + Rls.Postgres("usage_events") + Rls.PostgresAppendOnly("usage_events")
        + Rls.Postgres("usage_rejects") + Rls.PostgresAppendOnly("usage_rejects")
        + Rls.Postgres("usage_rollups")
        + Rls.Postgres("active_customers")
        + Rls.Postgres("billing_tenants"));
}

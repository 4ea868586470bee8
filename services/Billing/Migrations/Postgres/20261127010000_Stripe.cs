using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CloudCrm.Billing.Migrations.Postgres;

/// <summary>What tenants have on Stripe, and what was said to and by it.</summary>
[DbContext(typeof(PgBillingDb)), Migration("20261127010000_Stripe")]
internal sealed class Stripe : Migration
{
    private const string Tables = """
        CREATE TABLE stripe_accounts (
            tenant_id uuid NOT NULL PRIMARY KEY,
            document text NOT NULL,
            version bigint NOT NULL);
        CREATE TABLE stripe_customers (
            id text COLLATE "C" NOT NULL PRIMARY KEY,
            about_tenant uuid NOT NULL);
        CREATE TABLE stripe_events (
            id text COLLATE "C" NOT NULL PRIMARY KEY,
            type text NOT NULL,
            object_id text NOT NULL,
            customer_id text,
            about_tenant uuid,
            created_at timestamptz NOT NULL,
            received_at timestamptz NOT NULL,
            state smallint NOT NULL,
            attempts integer NOT NULL);
        CREATE INDEX ix_stripe_events_received ON stripe_events (received_at, id);
        CREATE TABLE stripe_calls (
            id uuid NOT NULL PRIMARY KEY,
            at timestamptz NOT NULL,
            about_tenant uuid,
            name text NOT NULL,
            call_key text,
            request_id text,
            object_id text,
            status integer NOT NULL,
            error_code text,
            milliseconds integer NOT NULL);
        CREATE TABLE stripe_invoices (
            tenant_id uuid NOT NULL,
            invoice_id uuid NOT NULL,
            stripe_id text COLLATE "C",
            document text NOT NULL,
            version bigint NOT NULL,
            PRIMARY KEY (tenant_id, invoice_id));
        CREATE INDEX ix_stripe_invoices_stripe ON stripe_invoices (tenant_id, stripe_id);
        CREATE TABLE stripe_windows (
            tenant_id uuid NOT NULL,
            meter smallint NOT NULL,
            starts_at timestamptz NOT NULL,
            revision integer NOT NULL,
            quantity text NOT NULL,
            identifier text NOT NULL,
            state smallint NOT NULL,
            sent_at timestamptz,
            PRIMARY KEY (tenant_id, meter, starts_at, revision));
        CREATE TABLE stripe_findings (
            tenant_id uuid NOT NULL,
            id uuid NOT NULL,
            kind smallint NOT NULL,
            subject text NOT NULL,
            details text NOT NULL,
            found_at timestamptz NOT NULL,
            resolved_at timestamptz,
            resolution text,
            version bigint NOT NULL,
            PRIMARY KEY (tenant_id, id));

        """;

    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        Tables + Rls.Postgres("stripe_accounts") + Rls.Postgres("stripe_invoices") + Rls.Postgres("stripe_windows") + Rls.Postgres("stripe_findings"));
}

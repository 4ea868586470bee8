using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CloudCrm.Billing.Migrations.Sqlite;

/// <summary>What tenants have on Stripe, and what was said to and by it.</summary>
[DbContext(typeof(LiteBillingDb)), Migration("20261127010000_Stripe")]
internal sealed class Stripe : Migration
{
    private const string Tables = """
        CREATE TABLE stripe_accounts (
            tenant_id TEXT NOT NULL PRIMARY KEY,
            document TEXT NOT NULL,
            version INTEGER NOT NULL) STRICT, WITHOUT ROWID;
        CREATE TABLE stripe_customers (
            id TEXT NOT NULL PRIMARY KEY,
            about_tenant TEXT NOT NULL) STRICT, WITHOUT ROWID;
        CREATE TABLE stripe_events (
            id TEXT NOT NULL PRIMARY KEY,
            type TEXT NOT NULL,
            object_id TEXT NOT NULL,
            customer_id TEXT,
            about_tenant TEXT,
            created_at INTEGER NOT NULL,
            received_at INTEGER NOT NULL,
            state INTEGER NOT NULL,
            attempts INTEGER NOT NULL) STRICT, WITHOUT ROWID;
        CREATE INDEX ix_stripe_events_received ON stripe_events (received_at, id);
        CREATE TABLE stripe_calls (
            id TEXT NOT NULL PRIMARY KEY,
            at INTEGER NOT NULL,
            about_tenant TEXT,
            name TEXT NOT NULL,
            call_key TEXT,
            request_id TEXT,
            object_id TEXT,
            status INTEGER NOT NULL,
            error_code TEXT,
            milliseconds INTEGER NOT NULL) STRICT, WITHOUT ROWID;
        CREATE TABLE stripe_invoices (
            tenant_id TEXT NOT NULL,
            invoice_id TEXT NOT NULL,
            stripe_id TEXT,
            document TEXT NOT NULL,
            version INTEGER NOT NULL,
            PRIMARY KEY (tenant_id, invoice_id)) STRICT, WITHOUT ROWID;
        CREATE INDEX ix_stripe_invoices_stripe ON stripe_invoices (tenant_id, stripe_id);
        CREATE TABLE stripe_windows (
            tenant_id TEXT NOT NULL,
            meter INTEGER NOT NULL,
            starts_at INTEGER NOT NULL,
            revision INTEGER NOT NULL,
            quantity TEXT NOT NULL,
            identifier TEXT NOT NULL,
            state INTEGER NOT NULL,
            sent_at INTEGER,
            PRIMARY KEY (tenant_id, meter, starts_at, revision)) STRICT, WITHOUT ROWID;
        CREATE TABLE stripe_findings (
            tenant_id TEXT NOT NULL,
            id TEXT NOT NULL,
            kind INTEGER NOT NULL,
            subject TEXT NOT NULL,
            details TEXT NOT NULL,
            found_at INTEGER NOT NULL,
            resolved_at INTEGER,
            resolution TEXT,
            version INTEGER NOT NULL,
            PRIMARY KEY (tenant_id, id)) STRICT, WITHOUT ROWID;
        """;

    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(Tables);
}

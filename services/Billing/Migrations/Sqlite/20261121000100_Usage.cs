using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CloudCrm.Billing.Migrations.Sqlite;

/// <summary>The ledger, its rejects and rollups, active customers, what is known of tenants.</summary>
[DbContext(typeof(LiteBillingDb))]
[Migration("20261121000100_Usage")]
internal sealed class Usage : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        """
        CREATE TABLE usage_events (
            tenant_id TEXT NOT NULL,
            event_id TEXT NOT NULL,
            meter INTEGER NOT NULL,
            quantity INTEGER NOT NULL,
            recorded_at INTEGER NOT NULL,
            channel TEXT NULL,
            user_id TEXT NULL,
            customer_id TEXT NULL,
            interaction_id TEXT NULL,
            received_at INTEGER NOT NULL,
            PRIMARY KEY (tenant_id, event_id)) STRICT, WITHOUT ROWID;
        CREATE TABLE usage_rejects (
            tenant_id TEXT NOT NULL,
            event_id TEXT NOT NULL,
            digest TEXT NOT NULL,
            reason TEXT NOT NULL,
            event TEXT NOT NULL,
            received_at INTEGER NOT NULL,
            PRIMARY KEY (tenant_id, event_id, digest)) STRICT, WITHOUT ROWID;
        CREATE TABLE usage_rollups (
            tenant_id TEXT NOT NULL,
            span INTEGER NOT NULL,
            dimension INTEGER NOT NULL,
            starts_at INTEGER NOT NULL,
            meter INTEGER NOT NULL,
            value TEXT NOT NULL,
            quantity INTEGER NOT NULL,
            PRIMARY KEY (tenant_id, span, dimension, starts_at, meter, value)) STRICT, WITHOUT ROWID;
        CREATE TABLE active_customers (
            tenant_id TEXT NOT NULL,
            period_start INTEGER NOT NULL,
            customer_id TEXT NOT NULL,
            first_at INTEGER NOT NULL,
            event_id TEXT NOT NULL,
            channel TEXT NULL,
            user_id TEXT NULL,
            PRIMARY KEY (tenant_id, period_start, customer_id)) STRICT, WITHOUT ROWID;
        CREATE TABLE billing_tenants (
            tenant_id TEXT NOT NULL PRIMARY KEY,
            name TEXT NOT NULL,
            plan TEXT NOT NULL,
            time_zone TEXT NOT NULL,
            zones TEXT NOT NULL,
            state TEXT NOT NULL,
            opened_at INTEGER NOT NULL,
            seats_bought INTEGER NOT NULL,
            version INTEGER NOT NULL) STRICT, WITHOUT ROWID;
        CREATE TRIGGER usage_events_keep BEFORE UPDATE ON usage_events BEGIN SELECT RAISE(ABORT, 'The ledger is append-only.'); END;
        CREATE TRIGGER usage_events_stay BEFORE DELETE ON usage_events BEGIN SELECT RAISE(ABORT, 'The ledger is append-only.'); END;
        CREATE TRIGGER usage_rejects_keep BEFORE UPDATE ON usage_rejects BEGIN SELECT RAISE(ABORT, 'Rejects are append-only.'); END;
        CREATE TRIGGER usage_rejects_stay BEFORE DELETE ON usage_rejects BEGIN SELECT RAISE(ABORT, 'Rejects are append-only.'); END;
        """);
}

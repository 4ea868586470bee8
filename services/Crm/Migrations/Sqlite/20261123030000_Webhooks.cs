using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CloudCrm.Crm.Migrations.Sqlite;

/// <summary>Webhooks out, how far they are, their deliveries and the log of attempts.</summary>
[DbContext(typeof(LiteCrmDb)), Migration("20261123030000_Webhooks")]
internal sealed class Webhooks : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        CREATE TABLE webhook_books (
            tenant_id TEXT NOT NULL PRIMARY KEY,
            version INTEGER NOT NULL) STRICT, WITHOUT ROWID;
        CREATE TABLE webhooks (
            tenant_id TEXT NOT NULL,
            id TEXT NOT NULL,
            url TEXT NOT NULL,
            description TEXT NOT NULL,
            events TEXT NOT NULL,
            role INTEGER NOT NULL,
            state INTEGER NOT NULL,
            state_since INTEGER NOT NULL,
            since INTEGER NOT NULL,
            secrets TEXT NOT NULL,
            at INTEGER NOT NULL,
            version INTEGER NOT NULL,
            PRIMARY KEY (tenant_id, id),
            FOREIGN KEY (tenant_id) REFERENCES webhook_books (tenant_id)) STRICT, WITHOUT ROWID;
        CREATE TABLE webhook_lanes (
            tenant_id TEXT NOT NULL,
            webhook_id TEXT NOT NULL,
            sequence INTEGER NOT NULL,
            is_full INTEGER NOT NULL,
            failing_since INTEGER NULL,
            version INTEGER NOT NULL,
            PRIMARY KEY (tenant_id, webhook_id)) STRICT, WITHOUT ROWID;
        CREATE TABLE webhook_deliveries (
            tenant_id TEXT NOT NULL,
            id TEXT NOT NULL,
            webhook_id TEXT NOT NULL,
            event_type TEXT NOT NULL,
            sequence INTEGER NOT NULL,
            at INTEGER NOT NULL,
            outcome INTEGER NOT NULL,
            attempts INTEGER NOT NULL,
            tries INTEGER NOT NULL,
            began_at INTEGER NOT NULL,
            next_at INTEGER NULL,
            version INTEGER NOT NULL,
            PRIMARY KEY (tenant_id, id)) STRICT, WITHOUT ROWID;
        CREATE INDEX ix_webhook_deliveries_due ON webhook_deliveries (tenant_id, webhook_id, next_at, sequence);
        CREATE INDEX ix_webhook_deliveries_next_at ON webhook_deliveries (next_at);
        CREATE INDEX ix_webhook_deliveries_list ON webhook_deliveries (tenant_id, webhook_id, at, id);
        CREATE INDEX ix_webhook_deliveries_at ON webhook_deliveries (tenant_id, at);
        CREATE TABLE webhook_attempts (
            tenant_id TEXT NOT NULL,
            id TEXT NOT NULL,
            webhook_id TEXT NOT NULL,
            delivery_id TEXT NOT NULL,
            event_type TEXT NOT NULL,
            sequence INTEGER NOT NULL,
            number INTEGER NOT NULL,
            at INTEGER NOT NULL,
            status INTEGER NULL,
            duration_milliseconds INTEGER NOT NULL,
            error TEXT NULL,
            PRIMARY KEY (tenant_id, id)) STRICT, WITHOUT ROWID;
        CREATE INDEX ix_webhook_attempts_list ON webhook_attempts (tenant_id, webhook_id, at, id);
        CREATE INDEX ix_webhook_attempts_at ON webhook_attempts (tenant_id, at);
        """);
}

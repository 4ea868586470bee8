using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CloudCrm.Crm.Migrations.Sqlite;

/// <summary>Notes on customers, and what members are told.</summary>
[DbContext(typeof(LiteCrmDb)), Migration("20261123050000_Notes")]
internal sealed class Notes : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        CREATE TABLE note_books (
            tenant_id TEXT NOT NULL,
            customer_id TEXT NOT NULL,
            note_count INTEGER NOT NULL,
            version INTEGER NOT NULL,
            PRIMARY KEY (tenant_id, customer_id),
            FOREIGN KEY (tenant_id, customer_id) REFERENCES customers (tenant_id, id)) STRICT, WITHOUT ROWID;
        CREATE TABLE customer_notes (
            tenant_id TEXT NOT NULL,
            customer_id TEXT NOT NULL,
            id TEXT NOT NULL,
            text TEXT NOT NULL,
            mentions TEXT NOT NULL,
            actor_kind INTEGER NOT NULL,
            actor_id TEXT NOT NULL,
            credential_id TEXT NOT NULL,
            at INTEGER NOT NULL,
            changed_at INTEGER NOT NULL,
            version INTEGER NOT NULL,
            PRIMARY KEY (tenant_id, customer_id, id),
            FOREIGN KEY (tenant_id, customer_id) REFERENCES note_books (tenant_id, customer_id)) STRICT;
        CREATE INDEX ix_customer_notes_at ON customer_notes (tenant_id, customer_id, at, id);
        CREATE TABLE notifications (
            tenant_id TEXT NOT NULL,
            account_id TEXT NOT NULL,
            id TEXT NOT NULL,
            kind INTEGER NOT NULL,
            state INTEGER NOT NULL,
            at INTEGER NOT NULL,
            text TEXT NOT NULL,
            customer_id TEXT NULL,
            subject_id TEXT NOT NULL,
            actor_kind INTEGER NOT NULL,
            actor_id TEXT NOT NULL,
            credential_id TEXT NOT NULL,
            read_at INTEGER NULL,
            version INTEGER NOT NULL,
            PRIMARY KEY (tenant_id, account_id, id)) STRICT, WITHOUT ROWID;
        CREATE INDEX ix_notifications_state ON notifications (tenant_id, account_id, state, at, id);
        CREATE INDEX ix_notifications_at ON notifications (tenant_id, at);
        CREATE TABLE notification_settings (
            tenant_id TEXT NOT NULL,
            account_id TEXT NOT NULL,
            mail_kinds INTEGER NOT NULL,
            version INTEGER NOT NULL,
            PRIMARY KEY (tenant_id, account_id)) STRICT, WITHOUT ROWID;
        """);
}

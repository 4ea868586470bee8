using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CloudCrm.Crm.Migrations.Postgres;

/// <summary>Notes on customers, and what members are told.</summary>
[DbContext(typeof(PgCrmDb)), Migration("20261123050000_Notes")]
internal sealed class Notes : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        CREATE TABLE note_books (
            tenant_id uuid NOT NULL,
            customer_id uuid NOT NULL,
            note_count integer NOT NULL,
            version bigint NOT NULL,
            PRIMARY KEY (tenant_id, customer_id),
            FOREIGN KEY (tenant_id, customer_id) REFERENCES customers (tenant_id, id));
        CREATE TABLE customer_notes (
            tenant_id uuid NOT NULL,
            customer_id uuid NOT NULL,
            id uuid NOT NULL,
            text text NOT NULL,
            mentions text NOT NULL,
            actor_kind smallint NOT NULL,
            actor_id uuid NOT NULL,
            credential_id uuid NOT NULL,
            at timestamptz NOT NULL,
            changed_at timestamptz NOT NULL,
            version bigint NOT NULL,
            PRIMARY KEY (tenant_id, customer_id, id),
            FOREIGN KEY (tenant_id, customer_id) REFERENCES note_books (tenant_id, customer_id));
        CREATE INDEX ix_customer_notes_at ON customer_notes (tenant_id, customer_id, at, id);
        CREATE TABLE notifications (
            tenant_id uuid NOT NULL,
            account_id uuid NOT NULL,
            id uuid NOT NULL,
            kind smallint NOT NULL,
            state smallint NOT NULL,
            at timestamptz NOT NULL,
            text text NOT NULL,
            customer_id uuid NULL,
            subject_id uuid NOT NULL,
            actor_kind smallint NOT NULL,
            actor_id uuid NOT NULL,
            credential_id uuid NOT NULL,
            read_at timestamptz NULL,
            version bigint NOT NULL,
            PRIMARY KEY (tenant_id, account_id, id));
        CREATE INDEX ix_notifications_state ON notifications (tenant_id, account_id, state, at, id);
        CREATE INDEX ix_notifications_at ON notifications (tenant_id, at);
        CREATE TABLE notification_settings (
            tenant_id uuid NOT NULL,
            account_id uuid NOT NULL,
            mail_kinds integer NOT NULL,
            version bigint NOT NULL,
            PRIMARY KEY (tenant_id, account_id));

        """
        + Rls.Postgres("note_books")
        + Rls.Postgres("customer_notes")
        + Rls.Postgres("notifications")
        + Rls.Postgres("notification_settings"));
}

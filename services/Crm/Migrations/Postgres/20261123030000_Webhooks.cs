using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CloudCrm.Crm.Migrations.Postgres;

/// <summary>Webhooks out, how far they are, their deliveries and the log of attempts.</summary>
[DbContext(typeof(PgCrmDb)), Migration("20261123030000_Webhooks")]
internal sealed class Webhooks : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        CREATE TABLE webhook_books (
            tenant_id uuid NOT NULL PRIMARY KEY,
            version bigint NOT NULL);
        CREATE TABLE webhooks (
            tenant_id uuid NOT NULL,
            id uuid NOT NULL,
            url text NOT NULL,
            description text NOT NULL,
            events text NOT NULL,
            role smallint NOT NULL,
            state smallint NOT NULL,
            state_since timestamptz NOT NULL,
            since bigint NOT NULL,
            secrets text NOT NULL,
            at timestamptz NOT NULL,
            version bigint NOT NULL,
            PRIMARY KEY (tenant_id, id),
            FOREIGN KEY (tenant_id) REFERENCES webhook_books (tenant_id));
        CREATE TABLE webhook_lanes (
            tenant_id uuid NOT NULL,
            webhook_id uuid NOT NULL,
            sequence bigint NOT NULL,
            is_full boolean NOT NULL,
            failing_since timestamptz NULL,
            version bigint NOT NULL,
            PRIMARY KEY (tenant_id, webhook_id));
        CREATE TABLE webhook_deliveries (
            tenant_id uuid NOT NULL,
            id uuid NOT NULL,
            webhook_id uuid NOT NULL,
            event_type text NOT NULL,
            sequence bigint NOT NULL,
            at timestamptz NOT NULL,
            outcome smallint NOT NULL,
            attempts integer NOT NULL,
            tries integer NOT NULL,
            began_at timestamptz NOT NULL,
            next_at timestamptz NULL,
            version bigint NOT NULL,
            PRIMARY KEY (tenant_id, id)) WITH (fillfactor = 80);
        CREATE INDEX ix_webhook_deliveries_due ON webhook_deliveries (tenant_id, webhook_id, next_at, sequence);
        CREATE INDEX ix_webhook_deliveries_next_at ON webhook_deliveries (next_at);
        CREATE INDEX ix_webhook_deliveries_list ON webhook_deliveries (tenant_id, webhook_id, at, id);
        CREATE INDEX ix_webhook_deliveries_at ON webhook_deliveries (tenant_id, at);
        CREATE TABLE webhook_attempts (
            tenant_id uuid NOT NULL,
            id uuid NOT NULL,
            webhook_id uuid NOT NULL,
            delivery_id uuid NOT NULL,
            event_type text NOT NULL,
            sequence bigint NOT NULL,
            number integer NOT NULL,
            at timestamptz NOT NULL,
            status integer NULL,
            duration_milliseconds integer NOT NULL,
            error text NULL,
            PRIMARY KEY (tenant_id, id));
        CREATE INDEX ix_webhook_attempts_list ON webhook_attempts (tenant_id, webhook_id, at, id);
        CREATE INDEX ix_webhook_attempts_at ON webhook_attempts (tenant_id, at);

        """
        + Rls.Postgres("webhook_books")
        + Rls.Postgres("webhooks")
        + Rls.Postgres("webhook_lanes")
        + Rls.Postgres("webhook_deliveries")
        + Rls.Postgres("webhook_attempts"));
}

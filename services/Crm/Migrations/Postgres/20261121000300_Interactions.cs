using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CloudCrm.Crm.Migrations.Postgres;

/// <summary>Interactions, their messages and files.</summary>
[DbContext(typeof(PgCrmDb)), Migration("20261121000300_Interactions")]
internal sealed class Interactions : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        CREATE TABLE interactions (
            tenant_id uuid NOT NULL,
            id uuid NOT NULL,
            channel text COLLATE "C" NOT NULL,
            direction smallint NOT NULL,
            customer_id uuid NOT NULL,
            subject text NOT NULL,
            state smallint NOT NULL,
            assigned_to uuid NULL,
            external_id text COLLATE "C" NULL,
            at timestamptz NOT NULL,
            recorded_at timestamptz NOT NULL,
            last_message_at timestamptz NULL,
            message_count integer NOT NULL,
            version bigint NOT NULL,
            PRIMARY KEY (tenant_id, id),
            FOREIGN KEY (tenant_id, customer_id) REFERENCES customers (tenant_id, id)) WITH (fillfactor = 80);
        CREATE UNIQUE INDEX ix_interactions_external ON interactions (tenant_id, channel, external_id) WHERE external_id IS NOT NULL;
        CREATE INDEX ix_interactions_at ON interactions (tenant_id, at, id);
        CREATE INDEX ix_interactions_state ON interactions (tenant_id, state, at, id);
        CREATE TABLE messages (
            tenant_id uuid NOT NULL,
            interaction_id uuid NOT NULL,
            sequence bigint NOT NULL,
            id uuid NOT NULL,
            direction smallint NOT NULL,
            customer_id uuid NULL,
            author_id uuid NULL,
            text text NOT NULL,
            external_id text NULL,
            occurred_at timestamptz NOT NULL,
            recorded_at timestamptz NOT NULL,
            PRIMARY KEY (tenant_id, interaction_id, sequence),
            FOREIGN KEY (tenant_id, interaction_id) REFERENCES interactions (tenant_id, id));
        CREATE UNIQUE INDEX ix_messages_id ON messages (tenant_id, id);
        CREATE TABLE attachments (
            tenant_id uuid NOT NULL,
            interaction_id uuid NOT NULL,
            id uuid NOT NULL,
            file_name text NOT NULL,
            content_type text NOT NULL,
            size_bytes bigint NOT NULL,
            sha256 text NOT NULL,
            recorded_at timestamptz NOT NULL,
            blob_id uuid NOT NULL,
            PRIMARY KEY (tenant_id, interaction_id, id),
            FOREIGN KEY (tenant_id, interaction_id) REFERENCES interactions (tenant_id, id));

        """
        + Rls.Postgres("interactions")
        + Rls.Postgres("messages")
        + Rls.Postgres("attachments"));
}

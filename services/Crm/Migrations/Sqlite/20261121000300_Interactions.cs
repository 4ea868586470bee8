using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CloudCrm.Crm.Migrations.Sqlite;

/// <summary>Interactions, their messages and files.</summary>
[DbContext(typeof(LiteCrmDb)), Migration("20261121000300_Interactions")]
internal sealed class Interactions : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        CREATE TABLE interactions (
            tenant_id TEXT NOT NULL,
            id TEXT NOT NULL,
            channel TEXT NOT NULL,
            direction INTEGER NOT NULL,
            customer_id TEXT NOT NULL,
            subject TEXT NOT NULL,
            state INTEGER NOT NULL,
            assigned_to TEXT NULL,
            external_id TEXT NULL,
            at INTEGER NOT NULL,
            recorded_at INTEGER NOT NULL,
            last_message_at INTEGER NULL,
            message_count INTEGER NOT NULL,
            version INTEGER NOT NULL,
            PRIMARY KEY (tenant_id, id),
            FOREIGN KEY (tenant_id, customer_id) REFERENCES customers (tenant_id, id)) STRICT, WITHOUT ROWID;
        CREATE UNIQUE INDEX ix_interactions_external ON interactions (tenant_id, channel, external_id) WHERE external_id IS NOT NULL;
        CREATE INDEX ix_interactions_at ON interactions (tenant_id, at, id);
        CREATE INDEX ix_interactions_state ON interactions (tenant_id, state, at, id);
        CREATE TABLE messages (
            tenant_id TEXT NOT NULL,
            interaction_id TEXT NOT NULL,
            sequence INTEGER NOT NULL,
            id TEXT NOT NULL,
            direction INTEGER NOT NULL,
            customer_id TEXT NULL,
            author_id TEXT NULL,
            text TEXT NOT NULL,
            external_id TEXT NULL,
            occurred_at INTEGER NOT NULL,
            recorded_at INTEGER NOT NULL,
            PRIMARY KEY (tenant_id, interaction_id, sequence),
            FOREIGN KEY (tenant_id, interaction_id) REFERENCES interactions (tenant_id, id)) STRICT;
        CREATE UNIQUE INDEX ix_messages_id ON messages (tenant_id, id);
        CREATE TABLE attachments (
            tenant_id TEXT NOT NULL,
            interaction_id TEXT NOT NULL,
            id TEXT NOT NULL,
            file_name TEXT NOT NULL,
            content_type TEXT NOT NULL,
            size_bytes INTEGER NOT NULL,
            sha256 TEXT NOT NULL,
            recorded_at INTEGER NOT NULL,
            blob_id TEXT NOT NULL,
            PRIMARY KEY (tenant_id, interaction_id, id),
            FOREIGN KEY (tenant_id, interaction_id) REFERENCES interactions (tenant_id, id)) STRICT, WITHOUT ROWID;
        """);
}

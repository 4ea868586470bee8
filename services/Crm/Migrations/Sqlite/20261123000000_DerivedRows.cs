using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CloudCrm.Crm.Migrations.Sqlite;

/// <summary>Rows that are written in the act of their customer need no foreign key to it: an import spent more on checking them than on all else.</summary>
[DbContext(typeof(LiteCrmDb)), Migration("20261123000000_DerivedRows")]
internal sealed class DerivedRows : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        CREATE TABLE customer_contacts_next (
            tenant_id TEXT NOT NULL,
            kind INTEGER NOT NULL,
            normalised TEXT NOT NULL,
            customer_id TEXT NOT NULL,
            PRIMARY KEY (tenant_id, kind, normalised, customer_id)) STRICT, WITHOUT ROWID;
        INSERT INTO customer_contacts_next SELECT tenant_id, kind, normalised, customer_id FROM customer_contacts;
        DROP TABLE customer_contacts;
        ALTER TABLE customer_contacts_next RENAME TO customer_contacts;
        CREATE TABLE customer_index_next (
            tenant_id TEXT NOT NULL,
            slot INTEGER NOT NULL,
            value TEXT NOT NULL,
            name_key TEXT NOT NULL,
            customer_id TEXT NOT NULL,
            PRIMARY KEY (tenant_id, slot, value, name_key, customer_id)) STRICT, WITHOUT ROWID;
        INSERT INTO customer_index_next SELECT tenant_id, slot, value, name_key, customer_id FROM customer_index;
        DROP TABLE customer_index;
        ALTER TABLE customer_index_next RENAME TO customer_index;
        CREATE TABLE timeline_next (
            tenant_id TEXT NOT NULL,
            customer_id TEXT NOT NULL,
            at INTEGER NOT NULL,
            id TEXT NOT NULL,
            kind INTEGER NOT NULL,
            interaction_id TEXT NULL,
            channel TEXT NULL,
            text TEXT NOT NULL,
            actor_kind INTEGER NOT NULL,
            actor_id TEXT NOT NULL,
            credential_id TEXT NOT NULL,
            PRIMARY KEY (tenant_id, customer_id, at, id)) STRICT, WITHOUT ROWID;
        INSERT INTO timeline_next SELECT tenant_id, customer_id, at, id, kind, interaction_id, channel, text, actor_kind, actor_id, credential_id FROM timeline;
        DROP TABLE timeline;
        ALTER TABLE timeline_next RENAME TO timeline;
        """);
}

using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CloudCrm.Crm.Migrations.Sqlite;

/// <summary>Customers, their contacts, their timeline.</summary>
[DbContext(typeof(LiteCrmDb)), Migration("20261121000200_Customers")]
internal sealed class Customers : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        CREATE TABLE customers (
            tenant_id TEXT NOT NULL,
            id TEXT NOT NULL,
            kind INTEGER NOT NULL,
            name TEXT NOT NULL,
            name_key TEXT NOT NULL,
            contacts TEXT NOT NULL,
            archived INTEGER NOT NULL,
            created_at INTEGER NOT NULL,
            changed_at INTEGER NOT NULL,
            version INTEGER NOT NULL,
            PRIMARY KEY (tenant_id, id)) STRICT, WITHOUT ROWID;
        CREATE INDEX ix_customers_name ON customers (tenant_id, name_key, id);
        CREATE INDEX ix_customers_live ON customers (tenant_id, name_key, id) WHERE NOT archived;
        CREATE TABLE customer_contacts (
            tenant_id TEXT NOT NULL,
            kind INTEGER NOT NULL,
            normalised TEXT NOT NULL,
            customer_id TEXT NOT NULL,
            PRIMARY KEY (tenant_id, kind, normalised, customer_id),
            FOREIGN KEY (tenant_id, customer_id) REFERENCES customers (tenant_id, id)) STRICT, WITHOUT ROWID;
        CREATE TABLE timeline (
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
            PRIMARY KEY (tenant_id, customer_id, at, id),
            FOREIGN KEY (tenant_id, customer_id) REFERENCES customers (tenant_id, id)) STRICT, WITHOUT ROWID;
        """);
}

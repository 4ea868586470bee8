using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CloudCrm.Crm.Migrations.Sqlite;

/// <summary>What else is known of customers, the tenants' own fields, and what lists filter and sort by.</summary>
[DbContext(typeof(LiteCrmDb)), Migration("20261122050000_CustomerParticulars")]
internal sealed class CustomerParticulars : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        ALTER TABLE customers ADD COLUMN external_id TEXT NULL;
        ALTER TABLE customers ADD COLUMN owner_id TEXT NULL;
        ALTER TABLE customers ADD COLUMN tags TEXT NOT NULL DEFAULT '[]';
        ALTER TABLE customers ADD COLUMN addresses TEXT NOT NULL DEFAULT '[]';
        ALTER TABLE customers ADD COLUMN consents TEXT NOT NULL DEFAULT '[]';
        ALTER TABLE customers ADD COLUMN relations TEXT NOT NULL DEFAULT '[]';
        ALTER TABLE customers ADD COLUMN fields TEXT NOT NULL DEFAULT '[]';
        CREATE UNIQUE INDEX ux_customers_external ON customers (tenant_id, external_id) WHERE external_id IS NOT NULL;
        CREATE INDEX ix_customers_created ON customers (tenant_id, created_at, id);
        CREATE INDEX ix_customers_changed ON customers (tenant_id, changed_at, id);
        CREATE TABLE customer_relations (
            tenant_id TEXT NOT NULL,
            to_id TEXT NOT NULL,
            type TEXT NOT NULL,
            from_id TEXT NOT NULL,
            PRIMARY KEY (tenant_id, to_id, type, from_id),
            FOREIGN KEY (tenant_id, to_id) REFERENCES customers (tenant_id, id),
            FOREIGN KEY (tenant_id, from_id) REFERENCES customers (tenant_id, id)) STRICT, WITHOUT ROWID;
        CREATE TABLE customer_index (
            tenant_id TEXT NOT NULL,
            slot INTEGER NOT NULL,
            value TEXT NOT NULL,
            name_key TEXT NOT NULL,
            customer_id TEXT NOT NULL,
            PRIMARY KEY (tenant_id, slot, value, name_key, customer_id),
            FOREIGN KEY (tenant_id, customer_id) REFERENCES customers (tenant_id, id)) STRICT, WITHOUT ROWID;
        CREATE TABLE field_books (
            tenant_id TEXT NOT NULL PRIMARY KEY,
            version INTEGER NOT NULL) STRICT, WITHOUT ROWID;
        CREATE TABLE custom_fields (
            tenant_id TEXT NOT NULL,
            id TEXT NOT NULL,
            key TEXT NOT NULL,
            folded_key TEXT NOT NULL,
            label TEXT NOT NULL,
            type INTEGER NOT NULL,
            choices TEXT NOT NULL,
            slot INTEGER NULL,
            archived INTEGER NOT NULL,
            position INTEGER NOT NULL,
            version INTEGER NOT NULL,
            PRIMARY KEY (tenant_id, id),
            FOREIGN KEY (tenant_id) REFERENCES field_books (tenant_id)) STRICT, WITHOUT ROWID;
        CREATE UNIQUE INDEX ux_custom_fields_key ON custom_fields (tenant_id, folded_key);
        """);
}

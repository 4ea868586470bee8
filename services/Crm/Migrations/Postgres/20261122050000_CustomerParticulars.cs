using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CloudCrm.Crm.Migrations.Postgres;

/// <summary>What else is known of customers, the tenants' own fields, and what lists filter and sort by.</summary>
[DbContext(typeof(PgCrmDb)), Migration("20261122050000_CustomerParticulars")]
internal sealed class CustomerParticulars : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        ALTER TABLE customers ADD COLUMN external_id text COLLATE "C" NULL;
        ALTER TABLE customers ADD COLUMN owner_id uuid NULL;
        ALTER TABLE customers ADD COLUMN tags text NOT NULL DEFAULT '[]';
        ALTER TABLE customers ADD COLUMN addresses text NOT NULL DEFAULT '[]';
        ALTER TABLE customers ADD COLUMN consents text NOT NULL DEFAULT '[]';
        ALTER TABLE customers ADD COLUMN relations text NOT NULL DEFAULT '[]';
        ALTER TABLE customers ADD COLUMN fields text NOT NULL DEFAULT '[]';
        CREATE UNIQUE INDEX ux_customers_external ON customers (tenant_id, external_id) WHERE external_id IS NOT NULL;
        CREATE INDEX ix_customers_created ON customers (tenant_id, created_at, id);
        CREATE INDEX ix_customers_changed ON customers (tenant_id, changed_at, id);
        CREATE TABLE customer_relations (
            tenant_id uuid NOT NULL,
            to_id uuid NOT NULL,
            type text COLLATE "C" NOT NULL,
            from_id uuid NOT NULL,
            PRIMARY KEY (tenant_id, to_id, type, from_id),
            FOREIGN KEY (tenant_id, to_id) REFERENCES customers (tenant_id, id),
            FOREIGN KEY (tenant_id, from_id) REFERENCES customers (tenant_id, id));
        CREATE TABLE customer_index (
            tenant_id uuid NOT NULL,
            slot smallint NOT NULL,
            value text COLLATE "C" NOT NULL,
            name_key text COLLATE "C" NOT NULL,
            customer_id uuid NOT NULL,
            PRIMARY KEY (tenant_id, slot, value, name_key, customer_id),
            FOREIGN KEY (tenant_id, customer_id) REFERENCES customers (tenant_id, id));
        CREATE TABLE field_books (
            tenant_id uuid NOT NULL PRIMARY KEY,
            version bigint NOT NULL);
        CREATE TABLE custom_fields (
            tenant_id uuid NOT NULL,
            id uuid NOT NULL,
            key text NOT NULL,
            folded_key text COLLATE "C" NOT NULL,
            label text NOT NULL,
            type smallint NOT NULL,
            choices text NOT NULL,
            slot smallint NULL,
            archived boolean NOT NULL,
            position bigint NOT NULL,
            version bigint NOT NULL,
            PRIMARY KEY (tenant_id, id),
            FOREIGN KEY (tenant_id) REFERENCES field_books (tenant_id));
        CREATE UNIQUE INDEX ux_custom_fields_key ON custom_fields (tenant_id, folded_key);

        """
        + Rls.Postgres("customer_relations")
        + Rls.Postgres("customer_index")
        + Rls.Postgres("field_books")
        + Rls.Postgres("custom_fields"));
}

using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CloudCrm.Crm.Migrations.Postgres;

/// <summary>Customers that are merged into others, and what interactions and messages came through.</summary>
[DbContext(typeof(PgCrmDb)), Migration("20261123010000_CustomerMerges")]
internal sealed class CustomerMerges : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        ALTER TABLE customers ADD COLUMN merged_into uuid NULL;
        ALTER TABLE customers ADD COLUMN merged_at timestamptz NULL;
        CREATE INDEX ix_customers_merged ON customers (tenant_id, merged_into) WHERE merged_into IS NOT NULL;
        CREATE TABLE customer_merges (
            tenant_id uuid NOT NULL,
            sequence bigint NOT NULL,
            merged_id uuid NOT NULL,
            survivor_id uuid NOT NULL,
            at timestamptz NOT NULL,
            PRIMARY KEY (tenant_id, sequence),
            FOREIGN KEY (tenant_id, merged_id) REFERENCES customers (tenant_id, id),
            FOREIGN KEY (tenant_id, survivor_id) REFERENCES customers (tenant_id, id));
        ALTER TABLE interactions ADD COLUMN through_kind smallint NULL;
        ALTER TABLE interactions ADD COLUMN through_value text NULL;
        ALTER TABLE interactions ADD COLUMN named_customer_id uuid NULL;
        ALTER TABLE messages ADD COLUMN through_kind smallint NULL;
        ALTER TABLE messages ADD COLUMN through_value text NULL;
        ALTER TABLE messages ADD COLUMN named_customer_id uuid NULL;

        """
        + Rls.Postgres("customer_merges"));
}

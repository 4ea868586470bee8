using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CloudCrm.Crm.Migrations.Sqlite;

/// <summary>Customers that are merged into others, and what interactions and messages came through.</summary>
[DbContext(typeof(LiteCrmDb)), Migration("20261123010000_CustomerMerges")]
internal sealed class CustomerMerges : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        ALTER TABLE customers ADD COLUMN merged_into TEXT NULL;
        ALTER TABLE customers ADD COLUMN merged_at INTEGER NULL;
        CREATE INDEX ix_customers_merged ON customers (tenant_id, merged_into) WHERE merged_into IS NOT NULL;
        CREATE TABLE customer_merges (
            tenant_id TEXT NOT NULL,
            sequence INTEGER NOT NULL,
            merged_id TEXT NOT NULL,
            survivor_id TEXT NOT NULL,
            at INTEGER NOT NULL,
            PRIMARY KEY (tenant_id, sequence),
            FOREIGN KEY (tenant_id, merged_id) REFERENCES customers (tenant_id, id),
            FOREIGN KEY (tenant_id, survivor_id) REFERENCES customers (tenant_id, id)) STRICT, WITHOUT ROWID;
        ALTER TABLE interactions ADD COLUMN through_kind INTEGER NULL;
        ALTER TABLE interactions ADD COLUMN through_value TEXT NULL;
        ALTER TABLE interactions ADD COLUMN named_customer_id TEXT NULL;
        ALTER TABLE messages ADD COLUMN through_kind INTEGER NULL;
        ALTER TABLE messages ADD COLUMN through_value TEXT NULL;
        ALTER TABLE messages ADD COLUMN named_customer_id TEXT NULL;
        """);
}

using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CloudCrm.Crm.Migrations.Sqlite;

/// <summary>Files on customers, and what the bytes of files are.</summary>
[DbContext(typeof(LiteCrmDb)), Migration("20261123050200_CustomerFiles")]
internal sealed class CustomerFiles : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        ALTER TABLE attachments ADD COLUMN detected_type TEXT NULL;
        CREATE TABLE file_shelves (
            tenant_id TEXT NOT NULL,
            customer_id TEXT NOT NULL,
            file_count INTEGER NOT NULL,
            version INTEGER NOT NULL,
            PRIMARY KEY (tenant_id, customer_id),
            FOREIGN KEY (tenant_id, customer_id) REFERENCES customers (tenant_id, id)) STRICT, WITHOUT ROWID;
        CREATE TABLE customer_files (
            tenant_id TEXT NOT NULL,
            customer_id TEXT NOT NULL,
            id TEXT NOT NULL,
            file_name TEXT NOT NULL,
            content_type TEXT NOT NULL,
            detected_type TEXT NULL,
            size_bytes INTEGER NOT NULL,
            sha256 TEXT NOT NULL,
            at INTEGER NOT NULL,
            blob_id TEXT NOT NULL,
            PRIMARY KEY (tenant_id, customer_id, id),
            FOREIGN KEY (tenant_id, customer_id) REFERENCES file_shelves (tenant_id, customer_id)) STRICT, WITHOUT ROWID;
        CREATE INDEX ix_customer_files_at ON customer_files (tenant_id, customer_id, at, id);
        """);
}

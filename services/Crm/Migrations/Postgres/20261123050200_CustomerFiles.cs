using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CloudCrm.Crm.Migrations.Postgres;

/// <summary>Files on customers, and what the bytes of files are.</summary>
[DbContext(typeof(PgCrmDb)), Migration("20261123050200_CustomerFiles")]
internal sealed class CustomerFiles : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        ALTER TABLE attachments ADD COLUMN detected_type text NULL;
        CREATE TABLE file_shelves (
            tenant_id uuid NOT NULL,
            customer_id uuid NOT NULL,
            file_count integer NOT NULL,
            version bigint NOT NULL,
            PRIMARY KEY (tenant_id, customer_id),
            FOREIGN KEY (tenant_id, customer_id) REFERENCES customers (tenant_id, id));
        CREATE TABLE customer_files (
            tenant_id uuid NOT NULL,
            customer_id uuid NOT NULL,
            id uuid NOT NULL,
            file_name text NOT NULL,
            content_type text NOT NULL,
            detected_type text NULL,
            size_bytes bigint NOT NULL,
            sha256 text NOT NULL,
            at timestamptz NOT NULL,
            blob_id uuid NOT NULL,
            PRIMARY KEY (tenant_id, customer_id, id),
            FOREIGN KEY (tenant_id, customer_id) REFERENCES file_shelves (tenant_id, customer_id));
        CREATE INDEX ix_customer_files_at ON customer_files (tenant_id, customer_id, at, id);

        """
        + Rls.Postgres("file_shelves")
        + Rls.Postgres("customer_files"));
}

using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CloudCrm.Crm.Migrations.Postgres;

/// <summary>Imports of customers, and the rows that they refused.</summary>
[DbContext(typeof(PgCrmDb)), Migration("20261122070000_Imports")]
internal sealed class Imports : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        CREATE TABLE imports (
            tenant_id uuid NOT NULL,
            id uuid NOT NULL,
            state smallint NOT NULL,
            columns text NOT NULL,
            kind smallint NOT NULL,
            dry_run boolean NOT NULL,
            file_name text NULL,
            size_bytes bigint NOT NULL,
            bytes_read bigint NOT NULL,
            rows bigint NOT NULL,
            created bigint NOT NULL,
            updated bigint NOT NULL,
            unchanged bigint NOT NULL,
            rejected bigint NOT NULL,
            problem text NULL,
            actor_kind smallint NOT NULL,
            actor_id uuid NOT NULL,
            credential_id uuid NOT NULL,
            at timestamptz NOT NULL,
            finished_at timestamptz NULL,
            version bigint NOT NULL,
            PRIMARY KEY (tenant_id, id));
        CREATE INDEX ix_imports_at ON imports (tenant_id, at, id);
        CREATE TABLE import_errors (
            tenant_id uuid NOT NULL,
            import_id uuid NOT NULL,
            number bigint NOT NULL,
            column_name text NOT NULL,
            problem text NOT NULL,
            PRIMARY KEY (tenant_id, import_id, number),
            FOREIGN KEY (tenant_id, import_id) REFERENCES imports (tenant_id, id));

        """
        + Rls.Postgres("imports")
        + Rls.Postgres("import_errors"));
}

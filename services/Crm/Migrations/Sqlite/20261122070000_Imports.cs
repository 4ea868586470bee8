using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CloudCrm.Crm.Migrations.Sqlite;

/// <summary>Imports of customers, and the rows that they refused.</summary>
[DbContext(typeof(LiteCrmDb)), Migration("20261122070000_Imports")]
internal sealed class Imports : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        CREATE TABLE imports (
            tenant_id TEXT NOT NULL,
            id TEXT NOT NULL,
            state INTEGER NOT NULL,
            columns TEXT NOT NULL,
            kind INTEGER NOT NULL,
            dry_run INTEGER NOT NULL,
            file_name TEXT NULL,
            size_bytes INTEGER NOT NULL,
            bytes_read INTEGER NOT NULL,
            rows INTEGER NOT NULL,
            created INTEGER NOT NULL,
            updated INTEGER NOT NULL,
            unchanged INTEGER NOT NULL,
            rejected INTEGER NOT NULL,
            problem TEXT NULL,
            actor_kind INTEGER NOT NULL,
            actor_id TEXT NOT NULL,
            credential_id TEXT NOT NULL,
            at INTEGER NOT NULL,
            finished_at INTEGER NULL,
            version INTEGER NOT NULL,
            PRIMARY KEY (tenant_id, id)) STRICT, WITHOUT ROWID;
        CREATE INDEX ix_imports_at ON imports (tenant_id, at, id);
        CREATE TABLE import_errors (
            tenant_id TEXT NOT NULL,
            import_id TEXT NOT NULL,
            number INTEGER NOT NULL,
            column_name TEXT NOT NULL,
            problem TEXT NOT NULL,
            PRIMARY KEY (tenant_id, import_id, number),
            FOREIGN KEY (tenant_id, import_id) REFERENCES imports (tenant_id, id)) STRICT, WITHOUT ROWID;
        """);
}

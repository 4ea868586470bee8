using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CloudCrm.Crm.Migrations.Sqlite;

/// <summary>Bulk changes of customers.</summary>
[DbContext(typeof(LiteCrmDb)), Migration("20261123070100_BulkChanges")]
internal sealed class BulkChanges : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        CREATE TABLE bulk_changes (
            tenant_id TEXT NOT NULL,
            id TEXT NOT NULL,
            command TEXT NOT NULL,
            state INTEGER NOT NULL,
            place TEXT NULL,
            total INTEGER NOT NULL,
            changed INTEGER NOT NULL,
            unchanged INTEGER NOT NULL,
            refused INTEGER NOT NULL,
            problem TEXT NULL,
            actor_kind INTEGER NOT NULL,
            actor_id TEXT NOT NULL,
            credential_id TEXT NOT NULL,
            at INTEGER NOT NULL,
            finished_at INTEGER NULL,
            version INTEGER NOT NULL,
            PRIMARY KEY (tenant_id, id)) STRICT, WITHOUT ROWID;
        CREATE INDEX ix_bulk_changes_at ON bulk_changes (tenant_id, at, id);
        CREATE TABLE bulk_targets (
            tenant_id TEXT NOT NULL,
            bulk_id TEXT NOT NULL,
            number INTEGER NOT NULL,
            customer_id TEXT NOT NULL,
            outcome INTEGER NOT NULL,
            problem TEXT NOT NULL,
            PRIMARY KEY (tenant_id, bulk_id, number)) STRICT, WITHOUT ROWID;
        """);
}

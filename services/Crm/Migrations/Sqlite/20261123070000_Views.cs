using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CloudCrm.Crm.Migrations.Sqlite;

/// <summary>Saved views.</summary>
[DbContext(typeof(LiteCrmDb)), Migration("20261123070000_Views")]
internal sealed class Views : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        CREATE TABLE view_books (
            tenant_id TEXT NOT NULL PRIMARY KEY,
            version INTEGER NOT NULL) STRICT, WITHOUT ROWID;
        CREATE TABLE customer_views (
            tenant_id TEXT NOT NULL,
            id TEXT NOT NULL,
            name TEXT NOT NULL,
            shared INTEGER NOT NULL,
            owner_id TEXT NOT NULL,
            conditions TEXT NOT NULL,
            columns TEXT NOT NULL,
            version INTEGER NOT NULL,
            PRIMARY KEY (tenant_id, id),
            FOREIGN KEY (tenant_id) REFERENCES view_books (tenant_id)) STRICT, WITHOUT ROWID;
        """);
}

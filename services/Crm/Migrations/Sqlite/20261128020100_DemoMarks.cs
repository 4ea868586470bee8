using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CloudCrm.Crm.Migrations.Sqlite;

/// <summary>Whether the installation is a demo.</summary>
[DbContext(typeof(LiteCrmDb)), Migration("20261128020100_DemoMarks")]
internal sealed class DemoMarks : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        CREATE TABLE demo_marks (
            id TEXT NOT NULL PRIMARY KEY,
            begun_at INTEGER NOT NULL,
            filled_at INTEGER NULL,
            version INTEGER NOT NULL) STRICT, WITHOUT ROWID;
        """);
}

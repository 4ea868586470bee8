using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CloudCrm.Crm.Migrations.Sqlite;

/// <summary>Tenants that close, and are deleted.</summary>
[DbContext(typeof(LiteCrmDb)), Migration("20261123060300_Closing")]
internal sealed class Closing : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        ALTER TABLE tenants ADD COLUMN closes_at INTEGER NULL;
        ALTER TABLE tenants ADD COLUMN purged_at INTEGER NULL;
        """);
}

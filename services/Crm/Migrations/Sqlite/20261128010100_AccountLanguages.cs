using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CloudCrm.Crm.Migrations.Sqlite;

/// <summary>People say which language they read.</summary>
[DbContext(typeof(LiteCrmDb)), Migration("20261128010100_AccountLanguages")]
internal sealed class AccountLanguages : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        ALTER TABLE accounts ADD COLUMN language TEXT NOT NULL DEFAULT '';
        """);
}

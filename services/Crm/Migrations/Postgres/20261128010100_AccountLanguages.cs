using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CloudCrm.Crm.Migrations.Postgres;

/// <summary>People say which language they read.</summary>
[DbContext(typeof(PgCrmDb)), Migration("20261128010100_AccountLanguages")]
internal sealed class AccountLanguages : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        ALTER TABLE accounts ADD COLUMN language text NOT NULL DEFAULT '';
        """);
}

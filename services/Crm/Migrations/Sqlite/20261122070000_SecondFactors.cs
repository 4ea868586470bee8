using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CloudCrm.Crm.Migrations.Sqlite;

/// <summary>Recovery codes, and the last step of an authenticator that was used.</summary>
[DbContext(typeof(LiteCrmDb)), Migration("20261122070000_SecondFactors")]
internal sealed class SecondFactors : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        ALTER TABLE accounts ADD COLUMN last_step INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE accounts ADD COLUMN recovery_codes TEXT NOT NULL DEFAULT '';
        """);
}

using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CloudCrm.Crm.Migrations.Sqlite;

/// <summary>Operators' sessions say what opened them.</summary>
[DbContext(typeof(LiteCrmDb)), Migration("20261123040100_Operators")]
internal sealed class Operators : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        ALTER TABLE operator_sessions ADD COLUMN client TEXT NOT NULL DEFAULT '';
        """);
}

using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CloudCrm.Crm.Migrations.Sqlite;

/// <summary>Operator sessions know which credentials opened them. Those that were open end: what opened them is not known any more.</summary>
[DbContext(typeof(LiteCrmDb)), Migration("20261122000000_OperatorStamps")]
internal sealed class OperatorStamps : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        DELETE FROM operator_sessions;
        ALTER TABLE operator_sessions ADD COLUMN security_stamp TEXT NOT NULL;
        """);
}

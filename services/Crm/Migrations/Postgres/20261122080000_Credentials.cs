using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CloudCrm.Crm.Migrations.Postgres;

/// <summary>Sessions say what opened them and are found by their account; keys end, and tell when they were used.</summary>
[DbContext(typeof(PgCrmDb)), Migration("20261122080000_Credentials")]
internal sealed class Credentials : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        ALTER TABLE sessions ADD COLUMN client text NOT NULL DEFAULT '';
        CREATE INDEX ix_sessions_account_id ON sessions (account_id, opened_at, id);
        ALTER TABLE api_keys ADD COLUMN expires_at timestamptz NULL;
        ALTER TABLE api_keys ADD COLUMN last_used_at timestamptz NULL;
        """);
}

using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CloudCrm.Crm.Migrations.Sqlite;

/// <summary>Sessions say what opened them and are found by their account; keys end, and tell when they were used.</summary>
[DbContext(typeof(LiteCrmDb)), Migration("20261122080000_Credentials")]
internal sealed class Credentials : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        ALTER TABLE sessions ADD COLUMN client TEXT NOT NULL DEFAULT '';
        CREATE INDEX ix_sessions_account_id ON sessions (account_id, opened_at, id);
        ALTER TABLE api_keys ADD COLUMN expires_at INTEGER NULL;
        ALTER TABLE api_keys ADD COLUMN last_used_at INTEGER NULL;
        """);
}

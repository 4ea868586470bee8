using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CloudCrm.Crm.Migrations.Sqlite;

/// <summary>Teams: named groups of members.</summary>
[DbContext(typeof(LiteCrmDb)), Migration("20261123060000_Teams")]
internal sealed class Teams : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        CREATE TABLE teams (
            tenant_id TEXT NOT NULL REFERENCES tenants (tenant_id),
            id TEXT NOT NULL,
            name TEXT NOT NULL,
            name_key TEXT NOT NULL,
            description TEXT NOT NULL,
            deleted_at INTEGER NULL,
            version INTEGER NOT NULL,
            PRIMARY KEY (tenant_id, id)) STRICT, WITHOUT ROWID;
        CREATE UNIQUE INDEX ix_teams_name_key ON teams (tenant_id, name_key) WHERE deleted_at IS NULL;
        CREATE TABLE team_members (
            tenant_id TEXT NOT NULL,
            team_id TEXT NOT NULL,
            account_id TEXT NOT NULL,
            PRIMARY KEY (tenant_id, team_id, account_id),
            FOREIGN KEY (tenant_id, team_id) REFERENCES teams (tenant_id, id)) STRICT, WITHOUT ROWID;
        """);
}

using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CloudCrm.Crm.Migrations.Postgres;

/// <summary>Teams: named groups of members.</summary>
[DbContext(typeof(PgCrmDb)), Migration("20261123060000_Teams")]
internal sealed class Teams : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        CREATE TABLE teams (
            tenant_id uuid NOT NULL REFERENCES tenants (tenant_id),
            id uuid NOT NULL,
            name text NOT NULL,
            name_key text COLLATE "C" NOT NULL,
            description text NOT NULL,
            deleted_at timestamptz NULL,
            version bigint NOT NULL,
            PRIMARY KEY (tenant_id, id));
        CREATE UNIQUE INDEX ix_teams_name_key ON teams (tenant_id, name_key) WHERE deleted_at IS NULL;
        CREATE TABLE team_members (
            tenant_id uuid NOT NULL,
            team_id uuid NOT NULL,
            account_id uuid NOT NULL,
            PRIMARY KEY (tenant_id, team_id, account_id),
            FOREIGN KEY (tenant_id, team_id) REFERENCES teams (tenant_id, id));

        """
        + Rls.Postgres("teams")
        + Rls.Postgres("team_members"));
}

using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CloudCrm.Crm.Migrations.Postgres;

/// <summary>Tenants that close, and are deleted. The operator's role may delete the journal of one.</summary>
[DbContext(typeof(PgCrmDb)), Migration("20261123060300_Closing")]
internal sealed class Closing : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        ALTER TABLE tenants ADD COLUMN closes_at timestamptz NULL;
        ALTER TABLE tenants ADD COLUMN purged_at timestamptz NULL;

        """
        + Rls.PostgresDeletes("journal"));
}

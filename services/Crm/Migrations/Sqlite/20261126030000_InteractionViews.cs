using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CloudCrm.Crm.Migrations.Sqlite;

/// <summary>Lists of interactions by who works on them.</summary>
[DbContext(typeof(LiteCrmDb)), Migration("20261126030000_InteractionViews")]
internal sealed class InteractionViews : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        CREATE INDEX ix_interactions_assigned ON interactions (tenant_id, assigned_to, state, at, id) WHERE assigned_to IS NOT NULL;
        CREATE INDEX ix_interactions_unassigned ON interactions (tenant_id, state, at, id) WHERE assigned_to IS NULL;
        """);
}

using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CloudCrm.Crm.Migrations.Postgres;

/// <summary>Fields that are made filterable after they were defined.</summary>
[DbContext(typeof(PgCrmDb)), Migration("20261123070200_FieldIndexing")]
internal sealed class FieldIndexing : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        ALTER TABLE field_books ADD COLUMN next_slot smallint NOT NULL DEFAULT 100;
        ALTER TABLE custom_fields ADD COLUMN indexing boolean NOT NULL DEFAULT false;
        """);
}

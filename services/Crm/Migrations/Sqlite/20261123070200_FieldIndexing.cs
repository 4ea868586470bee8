using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CloudCrm.Crm.Migrations.Sqlite;

/// <summary>Fields that are made filterable after they were defined.</summary>
[DbContext(typeof(LiteCrmDb)), Migration("20261123070200_FieldIndexing")]
internal sealed class FieldIndexing : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        ALTER TABLE field_books ADD COLUMN next_slot INTEGER NOT NULL DEFAULT 100;
        ALTER TABLE custom_fields ADD COLUMN indexing INTEGER NOT NULL DEFAULT 0;
        """);
}

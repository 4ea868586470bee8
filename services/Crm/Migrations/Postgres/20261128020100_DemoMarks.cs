using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CloudCrm.Crm.Migrations.Postgres;

/// <summary>Whether the installation is a demo.</summary>
[DbContext(typeof(PgCrmDb)), Migration("20261128020100_DemoMarks")]
internal sealed class DemoMarks : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        CREATE TABLE demo_marks (
            id uuid NOT NULL PRIMARY KEY,
            begun_at timestamptz NOT NULL,
            filled_at timestamptz NULL,
            version bigint NOT NULL);
        """);
}

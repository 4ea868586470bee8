using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CloudCrm.Crm.Migrations.Postgres;

/// <summary>When a tenant is there for its customers; nothing is around the clock.</summary>
[DbContext(typeof(PgCrmDb)), Migration("20261128050000_BusinessHours")]
internal sealed class BusinessHours : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        ALTER TABLE tenants ADD COLUMN business_hours text NOT NULL DEFAULT '';
        """);
}

using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CloudCrm.Crm.Migrations.Postgres;

/// <summary>Journal, requests, outbox, inbox and due work.</summary>
[DbContext(typeof(PgCrmDb)), Migration("20261121000000_Mechanism")]
internal sealed class Mechanism : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(MechanismTables.Postgres);
}

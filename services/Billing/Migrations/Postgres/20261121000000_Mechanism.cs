using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CloudCrm.Billing.Migrations.Postgres;

/// <summary>Journal, requests, outbox, inbox, due work.</summary>
[DbContext(typeof(PgBillingDb))]
[Migration("20261121000000_Mechanism")]
internal sealed class Mechanism : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(MechanismTables.Postgres);
}

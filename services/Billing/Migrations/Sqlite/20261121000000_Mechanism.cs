using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CloudCrm.Billing.Migrations.Sqlite;

/// <summary>Journal, requests, outbox, inbox, due work.</summary>
[DbContext(typeof(LiteBillingDb))]
[Migration("20261121000000_Mechanism")]
internal sealed class Mechanism : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(MechanismTables.Sqlite);
}

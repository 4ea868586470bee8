using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CloudCrm.Billing.Migrations.Sqlite;

/// <summary>What came of rating disputed invoices again.</summary>
[DbContext(typeof(LiteBillingDb)), Migration("20261125010100_Reratings")]
internal sealed class Reratings : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        ALTER TABLE receivables ADD COLUMN rerating TEXT NULL;
        """);
}

using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CloudCrm.Billing.Migrations.Postgres;

/// <summary>When invoices are due anew because a payment was taken back.</summary>
[DbContext(typeof(PgBillingDb)), Migration("20261127040000_PaymentsTakenBack")]
internal sealed class PaymentsTakenBack : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("ALTER TABLE receivables ADD COLUMN due_again_on text NULL;");
}

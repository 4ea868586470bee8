using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CloudCrm.Billing.Migrations.Sqlite;

/// <summary>What tenants say against invoices; unpaid invoices of all tenants by what becomes of them.</summary>
[DbContext(typeof(LiteBillingDb)), Migration("20261126010000_Disputes")]
internal sealed class Disputes : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        ALTER TABLE receivables ADD COLUMN dispute TEXT NULL;
        CREATE INDEX ix_receivables_state_due_at_invoice_id ON receivables (state, due_at, invoice_id);
        """);
}

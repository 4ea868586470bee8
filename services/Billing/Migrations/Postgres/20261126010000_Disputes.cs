using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CloudCrm.Billing.Migrations.Postgres;

/// <summary>What tenants say against invoices; unpaid invoices of all tenants by what becomes of them.</summary>
[DbContext(typeof(PgBillingDb)), Migration("20261126010000_Disputes")]
internal sealed class Disputes : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        ALTER TABLE receivables ADD COLUMN dispute text NULL;
        CREATE INDEX ix_receivables_state_due_at_invoice_id ON receivables (state, due_at, invoice_id);
        """);
}

using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CloudCrm.Billing.Migrations.Postgres;

/// <summary>The language of a tenant's invoices, and what accounting reads of the ledger of money.</summary>
[DbContext(typeof(PgBillingDb)), Migration("20261125010000_InvoiceFiles")]
internal sealed class InvoiceFiles : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        ALTER TABLE billing_tenants ADD COLUMN language text NOT NULL DEFAULT 'en';
        ALTER TABLE money_entries ADD COLUMN number text NULL;
        ALTER TABLE money_entries ADD COLUMN about text NULL;
        CREATE INDEX ix_money_entries_tenant_id_at ON money_entries (tenant_id, at);
        """);
}

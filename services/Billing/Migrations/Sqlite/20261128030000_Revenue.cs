using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CloudCrm.Billing.Migrations.Sqlite;

/// <summary>What invoices come to by month, so that revenue of all tenants can be summed.</summary>
[DbContext(typeof(LiteBillingDb)), Migration("20261128030000_Revenue")]
internal sealed class Revenue : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        ALTER TABLE invoices ADD COLUMN month INTEGER NULL;
        ALTER TABLE invoices ADD COLUMN currency TEXT NULL;
        ALTER TABLE invoices ADD COLUMN net_minor_units INTEGER NULL;
        ALTER TABLE invoices ADD COLUMN recurring_minor_units INTEGER NULL;
        ALTER TABLE invoices ADD COLUMN usage_minor_units INTEGER NULL;
        CREATE INDEX ix_invoices_month_currency_tenant_id ON invoices (month, currency, tenant_id);
        """);
}

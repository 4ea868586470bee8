using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CloudCrm.Billing.Migrations.Postgres;

/// <summary>Numbers of invoices and credit notes.</summary>
[DbContext(typeof(PgBillingDb)), Migration("20261124040100_InvoiceNumbers")]
internal sealed class InvoiceNumbers : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        CREATE TABLE invoice_numbers (
            document_id uuid NOT NULL PRIMARY KEY,
            series smallint NOT NULL,
            year integer NOT NULL,
            ordinal integer NOT NULL,
            at timestamptz NOT NULL);
        CREATE UNIQUE INDEX ux_invoice_numbers_ordinal ON invoice_numbers (series, year, ordinal);

        """ + Rls.PostgresAppendOnly("invoice_numbers"));
}

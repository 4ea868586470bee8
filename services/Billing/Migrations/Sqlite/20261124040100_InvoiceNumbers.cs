using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CloudCrm.Billing.Migrations.Sqlite;

/// <summary>Numbers of invoices and credit notes.</summary>
[DbContext(typeof(LiteBillingDb)), Migration("20261124040100_InvoiceNumbers")]
internal sealed class InvoiceNumbers : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        CREATE TABLE invoice_numbers (
            document_id TEXT NOT NULL PRIMARY KEY,
            series INTEGER NOT NULL,
            year INTEGER NOT NULL,
            ordinal INTEGER NOT NULL,
            at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
        CREATE UNIQUE INDEX ux_invoice_numbers_ordinal ON invoice_numbers (series, year, ordinal);
        CREATE TRIGGER invoice_numbers_keep BEFORE UPDATE ON invoice_numbers BEGIN SELECT RAISE(ABORT, 'Numbers stay.'); END;
        CREATE TRIGGER invoice_numbers_stay BEFORE DELETE ON invoice_numbers BEGIN SELECT RAISE(ABORT, 'Numbers stay.'); END;
        """);
}

using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CloudCrm.Billing.Migrations.Sqlite;

/// <summary>Invoices, what is left to pay of them, and the ledger of money.</summary>
[DbContext(typeof(LiteBillingDb)), Migration("20261124050100_Invoices")]
internal sealed class Invoices : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        CREATE TABLE closed_periods (
            tenant_id TEXT NOT NULL,
            period_from TEXT NOT NULL,
            document TEXT NOT NULL,
            PRIMARY KEY (tenant_id, period_from)) STRICT, WITHOUT ROWID;
        CREATE TABLE invoices (
            tenant_id TEXT NOT NULL,
            id TEXT NOT NULL,
            number TEXT NOT NULL,
            issued_at INTEGER NOT NULL,
            period_from TEXT NOT NULL,
            refers_to TEXT NULL,
            document TEXT NOT NULL,
            PRIMARY KEY (tenant_id, id)) STRICT, WITHOUT ROWID;
        CREATE INDEX ix_invoices_tenant_id_issued_at_id ON invoices (tenant_id, issued_at, id);
        CREATE TRIGGER invoices_keep BEFORE UPDATE ON invoices BEGIN SELECT RAISE(ABORT, 'An invoice stays as it is.'); END;
        CREATE TRIGGER invoices_stay BEFORE DELETE ON invoices BEGIN SELECT RAISE(ABORT, 'An invoice stays as it is.'); END;
        CREATE TABLE receivables (
            tenant_id TEXT NOT NULL,
            invoice_id TEXT NOT NULL,
            state INTEGER NOT NULL,
            due_at INTEGER NULL,
            open_minor_units INTEGER NOT NULL,
            PRIMARY KEY (tenant_id, invoice_id)) STRICT, WITHOUT ROWID;
        CREATE TABLE money_entries (
            tenant_id TEXT NOT NULL,
            id TEXT NOT NULL,
            at INTEGER NOT NULL,
            document_id TEXT NOT NULL,
            account INTEGER NOT NULL,
            minor_units INTEGER NOT NULL,
            currency TEXT NOT NULL,
            PRIMARY KEY (tenant_id, id)) STRICT, WITHOUT ROWID;
        CREATE TRIGGER money_entries_keep BEFORE UPDATE ON money_entries BEGIN SELECT RAISE(ABORT, 'The ledger of money is append-only.'); END;
        CREATE TRIGGER money_entries_stay BEFORE DELETE ON money_entries BEGIN SELECT RAISE(ABORT, 'The ledger of money is append-only.'); END;
        """);
}

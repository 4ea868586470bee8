using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CloudCrm.Billing.Migrations.Postgres;

/// <summary>Invoices, what is left to pay of them, and the ledger of money.</summary>
[DbContext(typeof(PgBillingDb)), Migration("20261124050100_Invoices")]
internal sealed class Invoices : Migration
{
    private const string Tables = """
        CREATE TABLE closed_periods (
            tenant_id uuid NOT NULL,
            period_from text COLLATE "C" NOT NULL,
            document text NOT NULL,
            PRIMARY KEY (tenant_id, period_from));
        CREATE TABLE invoices (
            tenant_id uuid NOT NULL,
            id uuid NOT NULL,
            number text NOT NULL,
            issued_at timestamptz NOT NULL,
            period_from text NOT NULL,
            refers_to uuid NULL,
            document text NOT NULL,
            PRIMARY KEY (tenant_id, id));
        CREATE INDEX ix_invoices_tenant_id_issued_at_id ON invoices (tenant_id, issued_at, id);
        CREATE TABLE receivables (
            tenant_id uuid NOT NULL,
            invoice_id uuid NOT NULL,
            state smallint NOT NULL,
            due_at timestamptz NULL,
            open_minor_units bigint NOT NULL,
            PRIMARY KEY (tenant_id, invoice_id));
        CREATE TABLE money_entries (
            tenant_id uuid NOT NULL,
            id uuid NOT NULL,
            at timestamptz NOT NULL,
            document_id uuid NOT NULL,
            account smallint NOT NULL,
            minor_units bigint NOT NULL,
            currency text NOT NULL,
            PRIMARY KEY (tenant_id, id));

        """;

    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        Tables
        + Rls.Postgres("closed_periods")
        + Rls.Postgres("invoices") + Rls.PostgresAppendOnly("invoices")
        + Rls.Postgres("receivables")
        + Rls.Postgres("money_entries") + Rls.PostgresAppendOnly("money_entries"));
}

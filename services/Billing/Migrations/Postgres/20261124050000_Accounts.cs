using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CloudCrm.Billing.Migrations.Postgres;

/// <summary>What tenants pay by. Those that are known already get their accounts by work that falls due at once.</summary>
[DbContext(typeof(PgBillingDb)), Migration("20261124050000_Accounts")]
internal sealed class Accounts : Migration
{
    // The owner is under row-level security as well and belongs to no tenant: it is lifted for this transaction.
    private const string Table = """
        CREATE TABLE billing_accounts (
            tenant_id uuid NOT NULL PRIMARY KEY,
            document text NOT NULL,
            version bigint NOT NULL);
        ALTER TABLE billing_tenants NO FORCE ROW LEVEL SECURITY;
        ALTER TABLE due_work NO FORCE ROW LEVEL SECURITY;
        INSERT INTO due_work (tenant_id, id, kind, due_at, payload, attempts)
            SELECT tenant_id, tenant_id, 'billing.open', now(), '', 0 FROM billing_tenants WHERE NOT is_sandbox;
        ALTER TABLE due_work FORCE ROW LEVEL SECURITY;
        ALTER TABLE billing_tenants FORCE ROW LEVEL SECURITY;

        """;

    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(Table + Rls.Postgres("billing_accounts"));
}

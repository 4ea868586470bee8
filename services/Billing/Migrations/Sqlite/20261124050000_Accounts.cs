using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CloudCrm.Billing.Migrations.Sqlite;

/// <summary>What tenants pay by. Those that are known already get their accounts by work that falls due at once.</summary>
[DbContext(typeof(LiteBillingDb)), Migration("20261124050000_Accounts")]
internal sealed class Accounts : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        CREATE TABLE billing_accounts (
            tenant_id TEXT NOT NULL PRIMARY KEY,
            document TEXT NOT NULL,
            version INTEGER NOT NULL) STRICT, WITHOUT ROWID;
        INSERT INTO due_work (tenant_id, id, kind, due_at, payload, attempts)
            SELECT tenant_id, tenant_id, 'billing.open', CAST(strftime('%s', 'now') AS INTEGER) * 1000000, '', 0 FROM billing_tenants WHERE is_sandbox = 0;
        """);
}

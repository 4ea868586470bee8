using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CloudCrm.Billing.Migrations.Sqlite;

/// <summary>Budgets in money, of one meter or of all.</summary>
[DbContext(typeof(LiteBillingDb)), Migration("20261125030000_MoneyBudgets")]
internal sealed class MoneyBudgets : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        CREATE TABLE budgets_of_money (
            tenant_id TEXT NOT NULL,
            id TEXT NOT NULL,
            name TEXT NOT NULL,
            meter TEXT,
            units INTEGER,
            minor_units INTEGER,
            currency TEXT,
            alerts TEXT NOT NULL,
            hard_cap INTEGER NOT NULL,
            version INTEGER NOT NULL,
            PRIMARY KEY (tenant_id, id)) STRICT, WITHOUT ROWID;
        INSERT INTO budgets_of_money (tenant_id, id, name, meter, units, alerts, hard_cap, version)
            SELECT tenant_id, id, name, meter, units, alerts, hard_cap, version FROM budgets;
        DROP TABLE budgets;
        ALTER TABLE budgets_of_money RENAME TO budgets;
        """);
}

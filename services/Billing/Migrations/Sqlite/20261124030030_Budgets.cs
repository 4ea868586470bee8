using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CloudCrm.Billing.Migrations.Sqlite;

/// <summary>Budgets of tenants, and what was told of them.</summary>
[DbContext(typeof(LiteBillingDb)), Migration("20261124030030_Budgets")]
internal sealed class Budgets : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        CREATE TABLE budget_books (
            tenant_id TEXT NOT NULL PRIMARY KEY,
            told TEXT NOT NULL,
            version INTEGER NOT NULL) STRICT, WITHOUT ROWID;
        CREATE TABLE budgets (
            tenant_id TEXT NOT NULL,
            id TEXT NOT NULL,
            name TEXT NOT NULL,
            meter TEXT NOT NULL,
            units INTEGER NOT NULL,
            alerts TEXT NOT NULL,
            hard_cap INTEGER NOT NULL,
            version INTEGER NOT NULL,
            PRIMARY KEY (tenant_id, id)) STRICT, WITHOUT ROWID;
        """);
}

using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CloudCrm.Billing.Migrations.Postgres;

/// <summary>Budgets in money, of one meter or of all.</summary>
[DbContext(typeof(PgBillingDb)), Migration("20261125030000_MoneyBudgets")]
internal sealed class MoneyBudgets : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        ALTER TABLE budgets
            ALTER COLUMN meter DROP NOT NULL,
            ALTER COLUMN units DROP NOT NULL,
            ADD COLUMN minor_units bigint,
            ADD COLUMN currency text;
        """);
}

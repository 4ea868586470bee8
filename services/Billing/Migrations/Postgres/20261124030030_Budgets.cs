using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CloudCrm.Billing.Migrations.Postgres;

/// <summary>Budgets of tenants, and what was told of them.</summary>
[DbContext(typeof(PgBillingDb)), Migration("20261124030030_Budgets")]
internal sealed class Budgets : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        CREATE TABLE budget_books (
            tenant_id uuid NOT NULL PRIMARY KEY,
            told text NOT NULL,
            version bigint NOT NULL);
        CREATE TABLE budgets (
            tenant_id uuid NOT NULL,
            id uuid NOT NULL,
            name text NOT NULL,
            meter text NOT NULL,
            units bigint NOT NULL,
            alerts text NOT NULL,
            hard_cap boolean NOT NULL,
            version bigint NOT NULL,
            PRIMARY KEY (tenant_id, id));

        """
        + Rls.Postgres("budget_books")
        + Rls.Postgres("budgets"));
}

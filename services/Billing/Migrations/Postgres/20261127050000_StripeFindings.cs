using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CloudCrm.Billing.Migrations.Postgres;

/// <summary>Differences between all tenants and Stripe, newest first.</summary>
[DbContext(typeof(PgBillingDb)), Migration("20261127050000_StripeFindings")]
internal sealed class StripeFindings : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        CREATE INDEX ix_stripe_findings_id ON stripe_findings (id);
        CREATE INDEX ix_stripe_findings_open ON stripe_findings (id) WHERE resolved_at IS NULL;
        """);
}

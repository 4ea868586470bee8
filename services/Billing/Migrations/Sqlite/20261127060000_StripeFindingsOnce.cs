using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CloudCrm.Billing.Migrations.Sqlite;

/// <summary>A difference with Stripe is open once; of those that were written down twice the first one stays.</summary>
[DbContext(typeof(LiteBillingDb)), Migration("20261127060000_StripeFindingsOnce")]
internal sealed class StripeFindingsOnce : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        UPDATE stripe_findings AS f SET resolved_at = found_at, resolution = 'found_twice', version = version + 1
        WHERE f.resolved_at IS NULL AND EXISTS (
            SELECT 1 FROM stripe_findings o
            WHERE o.tenant_id = f.tenant_id AND o.kind = f.kind AND o.subject = f.subject AND o.resolved_at IS NULL AND o.id < f.id);
        CREATE UNIQUE INDEX ux_stripe_findings_open ON stripe_findings (tenant_id, kind, subject) WHERE resolved_at IS NULL;
        """);
}

using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CloudCrm.Billing.Migrations.Postgres;

/// <summary>A difference with Stripe is open once; of those that were written down twice the first one stays.</summary>
[DbContext(typeof(PgBillingDb)), Migration("20261127060000_StripeFindingsOnce")]
internal sealed class StripeFindingsOnce : Migration
{
    // The owner is under row-level security as well and belongs to no tenant: it is lifted for this transaction.
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        ALTER TABLE stripe_findings ALTER COLUMN subject TYPE text COLLATE "C";
        ALTER TABLE stripe_findings NO FORCE ROW LEVEL SECURITY;
        UPDATE stripe_findings AS f SET resolved_at = f.found_at, resolution = 'found_twice', version = f.version + 1
        WHERE f.resolved_at IS NULL AND EXISTS (
            SELECT 1 FROM stripe_findings o
            WHERE o.tenant_id = f.tenant_id AND o.kind = f.kind AND o.subject = f.subject AND o.resolved_at IS NULL AND o.id < f.id);
        ALTER TABLE stripe_findings FORCE ROW LEVEL SECURITY;
        CREATE UNIQUE INDEX ux_stripe_findings_open ON stripe_findings (tenant_id, kind, subject) WHERE resolved_at IS NULL;
        """);
}

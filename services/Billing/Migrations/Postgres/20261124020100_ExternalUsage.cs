using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CloudCrm.Billing.Migrations.Postgres;

/// <summary>Usage that other programs tell of, and the greatest and latest values of meters that ask for them.</summary>
[DbContext(typeof(PgBillingDb)), Migration("20261124020100_ExternalUsage")]
internal sealed class ExternalUsage : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        ALTER TABLE usage_events ADD COLUMN source text NULL;
        ALTER TABLE usage_events ADD COLUMN source_id text NULL;
        ALTER TABLE usage_events ADD COLUMN subject text NULL;
        ALTER TABLE usage_events ADD COLUMN distinct_value text NULL;
        CREATE TABLE usage_marks (
            tenant_id uuid NOT NULL,
            meter smallint NOT NULL,
            starts_at timestamptz NOT NULL,
            highest bigint NOT NULL,
            last_at timestamptz NOT NULL,
            last_event uuid NOT NULL,
            last_quantity bigint NOT NULL,
            PRIMARY KEY (tenant_id, meter, starts_at)) WITH (fillfactor = 80);

        """ + Rls.Postgres("usage_marks"));
}

using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CloudCrm.Billing.Migrations.Sqlite;

/// <summary>Usage that other programs tell of, and the greatest and latest values of meters that ask for them.</summary>
[DbContext(typeof(LiteBillingDb)), Migration("20261124020100_ExternalUsage")]
internal sealed class ExternalUsage : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        ALTER TABLE usage_events ADD COLUMN source TEXT NULL;
        ALTER TABLE usage_events ADD COLUMN source_id TEXT NULL;
        ALTER TABLE usage_events ADD COLUMN subject TEXT NULL;
        ALTER TABLE usage_events ADD COLUMN distinct_value TEXT NULL;
        CREATE TABLE usage_marks (
            tenant_id TEXT NOT NULL,
            meter INTEGER NOT NULL,
            starts_at INTEGER NOT NULL,
            highest INTEGER NOT NULL,
            last_at INTEGER NOT NULL,
            last_event TEXT NOT NULL,
            last_quantity INTEGER NOT NULL,
            PRIMARY KEY (tenant_id, meter, starts_at)) STRICT, WITHOUT ROWID;

        """);
}

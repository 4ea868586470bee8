using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CloudCrm.Crm.Migrations.Sqlite;

/// <summary>Units that are kept for acts which name them.</summary>
[DbContext(typeof(LiteCrmDb)), Migration("20261125030010_UnitReservations")]
internal sealed class UnitReservations : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        CREATE TABLE unit_reservations (
            tenant_id TEXT NOT NULL,
            id TEXT NOT NULL,
            meter TEXT NOT NULL,
            period_start INTEGER NULL,
            units INTEGER NOT NULL,
            settled INTEGER NOT NULL,
            ends_at INTEGER NOT NULL,
            version INTEGER NOT NULL,
            PRIMARY KEY (tenant_id, id)) STRICT, WITHOUT ROWID;
        ALTER TABLE unit_blocks ADD COLUMN reservation_id TEXT NULL;
        """);
}

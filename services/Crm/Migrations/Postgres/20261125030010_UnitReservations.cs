using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CloudCrm.Crm.Migrations.Postgres;

/// <summary>Units that are kept for acts which name them.</summary>
[DbContext(typeof(PgCrmDb)), Migration("20261125030010_UnitReservations")]
internal sealed class UnitReservations : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        CREATE TABLE unit_reservations (
            tenant_id uuid NOT NULL,
            id uuid NOT NULL,
            meter text NOT NULL,
            period_start timestamptz NULL,
            units bigint NOT NULL,
            settled bigint NOT NULL,
            ends_at timestamptz NOT NULL,
            version bigint NOT NULL,
            PRIMARY KEY (tenant_id, id));
        ALTER TABLE unit_blocks ADD COLUMN reservation_id uuid NULL;

        """
        + Rls.Postgres("unit_reservations"));
}

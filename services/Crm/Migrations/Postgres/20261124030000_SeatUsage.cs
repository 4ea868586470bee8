using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CloudCrm.Crm.Migrations.Postgres;

/// <summary>How many seats usage was told of. Those of tenants that are there are told by work that falls due at once.</summary>
[DbContext(typeof(PgCrmDb)), Migration("20261124030000_SeatUsage")]
internal sealed class SeatUsage : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        ALTER TABLE tenants ADD COLUMN seats_told integer NOT NULL DEFAULT 0;
        SELECT set_config('app.tenant', '00000000-0000-0000-0000-000000000000', true);
        INSERT INTO due_work (tenant_id, id, kind, due_at, payload, attempts)
            VALUES ('00000000-0000-0000-0000-000000000000', '0193a5c0-0000-7000-8000-000000000003', 'seats.tell', now(), '', 0);
        SELECT set_config('app.tenant', '', true);
        """);
}

using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CloudCrm.Crm.Migrations.Postgres;

/// <summary>Units of meters under budgets that cap: leases, blocks in the hands of processes, and the units of them that were used.</summary>
[DbContext(typeof(PgCrmDb)), Migration("20261124030020_UnitLeases")]
internal sealed class UnitLeases : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        CREATE TABLE unit_leases (
            tenant_id uuid NOT NULL,
            meter text COLLATE "C" NOT NULL,
            period_start timestamptz NOT NULL,
            period_end timestamptz NOT NULL,
            allowance bigint NULL,
            budget_id uuid NULL,
            budget_name text NULL,
            heard bigint NOT NULL,
            unasked bigint NOT NULL,
            settled bigint NOT NULL,
            version bigint NOT NULL,
            PRIMARY KEY (tenant_id, meter, period_start));
        CREATE TABLE unit_blocks (
            tenant_id uuid NOT NULL,
            id uuid NOT NULL,
            meter text NOT NULL,
            period_start timestamptz NOT NULL,
            holder uuid NOT NULL,
            slots integer NOT NULL,
            size bigint NOT NULL,
            is_taken_back boolean NOT NULL,
            PRIMARY KEY (tenant_id, id));
        CREATE TABLE unit_uses (
            tenant_id uuid NOT NULL,
            block_id uuid NOT NULL,
            slot integer NOT NULL,
            is_used boolean NOT NULL,
            PRIMARY KEY (tenant_id, block_id, slot));

        """
        + Rls.Postgres("unit_leases")
        + Rls.Postgres("unit_blocks")
        + Rls.Postgres("unit_uses"));
}

using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CloudCrm.Crm.Migrations.Sqlite;

/// <summary>Units of meters under budgets that cap: leases, blocks in the hands of processes, and the units of them that were used.</summary>
[DbContext(typeof(LiteCrmDb)), Migration("20261124030020_UnitLeases")]
internal sealed class UnitLeases : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        CREATE TABLE unit_leases (
            tenant_id TEXT NOT NULL,
            meter TEXT NOT NULL,
            period_start INTEGER NOT NULL,
            period_end INTEGER NOT NULL,
            allowance INTEGER NULL,
            budget_id TEXT NULL,
            budget_name TEXT NULL,
            heard INTEGER NOT NULL,
            unasked INTEGER NOT NULL,
            settled INTEGER NOT NULL,
            version INTEGER NOT NULL,
            PRIMARY KEY (tenant_id, meter, period_start)) STRICT, WITHOUT ROWID;
        CREATE TABLE unit_blocks (
            tenant_id TEXT NOT NULL,
            id TEXT NOT NULL,
            meter TEXT NOT NULL,
            period_start INTEGER NOT NULL,
            holder TEXT NOT NULL,
            slots INTEGER NOT NULL,
            size INTEGER NOT NULL,
            is_taken_back INTEGER NOT NULL,
            PRIMARY KEY (tenant_id, id)) STRICT, WITHOUT ROWID;
        CREATE TABLE unit_uses (
            tenant_id TEXT NOT NULL,
            block_id TEXT NOT NULL,
            slot INTEGER NOT NULL,
            is_used INTEGER NOT NULL,
            PRIMARY KEY (tenant_id, block_id, slot)) STRICT, WITHOUT ROWID;
        """);
}

using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CloudCrm.Billing.Migrations.Sqlite;

/// <summary>Meters that the operator defines, the same for all tenants.</summary>
[DbContext(typeof(LiteBillingDb)), Migration("20261124020000_Meters")]
internal sealed class Meters : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        CREATE TABLE meters (
            id TEXT NOT NULL PRIMARY KEY,
            number INTEGER NOT NULL,
            code TEXT NOT NULL,
            name TEXT NOT NULL,
            unit TEXT NOT NULL,
            aggregation INTEGER NOT NULL,
            decimals INTEGER NOT NULL,
            unit_size INTEGER NOT NULL,
            property TEXT NOT NULL,
            created_at INTEGER NOT NULL,
            archived_at INTEGER NULL,
            version INTEGER NOT NULL) STRICT, WITHOUT ROWID;
        CREATE UNIQUE INDEX ix_meters_number ON meters (number);
        CREATE UNIQUE INDEX ix_meters_code ON meters (code);
        """);
}

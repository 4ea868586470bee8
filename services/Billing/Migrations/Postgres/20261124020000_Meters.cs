using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CloudCrm.Billing.Migrations.Postgres;

/// <summary>Meters that the operator defines, the same for all tenants.</summary>
[DbContext(typeof(PgBillingDb)), Migration("20261124020000_Meters")]
internal sealed class Meters : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        CREATE TABLE meters (
            id uuid NOT NULL PRIMARY KEY,
            number smallint NOT NULL,
            code text COLLATE "C" NOT NULL,
            name text NOT NULL,
            unit text NOT NULL,
            aggregation smallint NOT NULL,
            decimals smallint NOT NULL,
            unit_size bigint NOT NULL,
            property text NOT NULL,
            created_at timestamptz NOT NULL,
            archived_at timestamptz NULL,
            version bigint NOT NULL);
        CREATE UNIQUE INDEX ix_meters_number ON meters (number);
        CREATE UNIQUE INDEX ix_meters_code ON meters (code);
        """);
}

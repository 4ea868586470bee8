using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CloudCrm.Crm.Migrations.Postgres;

/// <summary>The meters of acts that no other grain commits.</summary>
[DbContext(typeof(PgCrmDb)), Migration("20261121000400_Metering")]
internal sealed class Metering : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        CREATE TABLE meters (
            tenant_id uuid NOT NULL PRIMARY KEY,
            batches text NOT NULL,
            version bigint NOT NULL) WITH (fillfactor = 50);

        """
        + Rls.Postgres("meters"));
}

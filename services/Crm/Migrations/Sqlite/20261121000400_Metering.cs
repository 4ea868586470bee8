using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CloudCrm.Crm.Migrations.Sqlite;

/// <summary>The meters of acts that no other grain commits.</summary>
[DbContext(typeof(LiteCrmDb)), Migration("20261121000400_Metering")]
internal sealed class Metering : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        CREATE TABLE meters (
            tenant_id TEXT NOT NULL PRIMARY KEY,
            batches TEXT NOT NULL,
            version INTEGER NOT NULL) STRICT, WITHOUT ROWID;
        """);
}

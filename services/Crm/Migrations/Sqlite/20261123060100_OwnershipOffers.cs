using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CloudCrm.Crm.Migrations.Sqlite;

/// <summary>Offers to make a member an owner.</summary>
[DbContext(typeof(LiteCrmDb)), Migration("20261123060100_OwnershipOffers")]
internal sealed class OwnershipOffers : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        CREATE TABLE ownership_offers (
            tenant_id TEXT NOT NULL REFERENCES tenants (tenant_id),
            id TEXT NOT NULL,
            from_account TEXT NOT NULL,
            to_account TEXT NOT NULL,
            stays_owner INTEGER NOT NULL,
            state INTEGER NOT NULL,
            made_at INTEGER NOT NULL,
            expires_at INTEGER NOT NULL,
            PRIMARY KEY (tenant_id, id)) STRICT, WITHOUT ROWID;
        CREATE INDEX ix_ownership_offers_made_at ON ownership_offers (tenant_id, made_at, id);
        """);
}

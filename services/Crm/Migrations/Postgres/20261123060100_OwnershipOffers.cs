using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CloudCrm.Crm.Migrations.Postgres;

/// <summary>Offers to make a member an owner.</summary>
[DbContext(typeof(PgCrmDb)), Migration("20261123060100_OwnershipOffers")]
internal sealed class OwnershipOffers : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        CREATE TABLE ownership_offers (
            tenant_id uuid NOT NULL REFERENCES tenants (tenant_id),
            id uuid NOT NULL,
            from_account uuid NOT NULL,
            to_account uuid NOT NULL,
            stays_owner boolean NOT NULL,
            state smallint NOT NULL,
            made_at timestamptz NOT NULL,
            expires_at timestamptz NOT NULL,
            PRIMARY KEY (tenant_id, id));
        CREATE INDEX ix_ownership_offers_made_at ON ownership_offers (tenant_id, made_at, id);

        """
        + Rls.Postgres("ownership_offers"));
}

using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CloudCrm.Crm.Migrations.Postgres;

/// <summary>Bulk changes of customers.</summary>
[DbContext(typeof(PgCrmDb)), Migration("20261123070100_BulkChanges")]
internal sealed class BulkChanges : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        CREATE TABLE bulk_changes (
            tenant_id uuid NOT NULL,
            id uuid NOT NULL,
            command text NOT NULL,
            state smallint NOT NULL,
            place text NULL,
            total bigint NOT NULL,
            changed bigint NOT NULL,
            unchanged bigint NOT NULL,
            refused bigint NOT NULL,
            problem text NULL,
            actor_kind smallint NOT NULL,
            actor_id uuid NOT NULL,
            credential_id uuid NOT NULL,
            at timestamptz NOT NULL,
            finished_at timestamptz NULL,
            version bigint NOT NULL,
            PRIMARY KEY (tenant_id, id));
        CREATE INDEX ix_bulk_changes_at ON bulk_changes (tenant_id, at, id);
        CREATE TABLE bulk_targets (
            tenant_id uuid NOT NULL,
            bulk_id uuid NOT NULL,
            number bigint NOT NULL,
            customer_id uuid NOT NULL,
            outcome smallint NOT NULL,
            problem text NOT NULL,
            PRIMARY KEY (tenant_id, bulk_id, number));

        """
        + Rls.Postgres("bulk_changes")
        + Rls.Postgres("bulk_targets"));
}

using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CloudCrm.Crm.Migrations.Postgres;

/// <summary>Customers, their contacts, their timeline.</summary>
[DbContext(typeof(PgCrmDb)), Migration("20261121000200_Customers")]
internal sealed class Customers : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        CREATE TABLE customers (
            tenant_id uuid NOT NULL,
            id uuid NOT NULL,
            kind smallint NOT NULL,
            name text NOT NULL,
            name_key text COLLATE "C" NOT NULL,
            contacts text NOT NULL,
            archived boolean NOT NULL,
            created_at timestamptz NOT NULL,
            changed_at timestamptz NOT NULL,
            version bigint NOT NULL,
            PRIMARY KEY (tenant_id, id));
        CREATE INDEX ix_customers_name ON customers (tenant_id, name_key, id);
        CREATE INDEX ix_customers_live ON customers (tenant_id, name_key, id) WHERE NOT archived;
        CREATE TABLE customer_contacts (
            tenant_id uuid NOT NULL,
            kind smallint NOT NULL,
            normalised text COLLATE "C" NOT NULL,
            customer_id uuid NOT NULL,
            PRIMARY KEY (tenant_id, kind, normalised, customer_id),
            FOREIGN KEY (tenant_id, customer_id) REFERENCES customers (tenant_id, id));
        CREATE TABLE timeline (
            tenant_id uuid NOT NULL,
            customer_id uuid NOT NULL,
            at timestamptz NOT NULL,
            id uuid NOT NULL,
            kind smallint NOT NULL,
            interaction_id uuid NULL,
            channel text NULL,
            text text NOT NULL,
            actor_kind smallint NOT NULL,
            actor_id uuid NOT NULL,
            credential_id uuid NOT NULL,
            PRIMARY KEY (tenant_id, customer_id, at, id),
            FOREIGN KEY (tenant_id, customer_id) REFERENCES customers (tenant_id, id));

        """
        + Rls.Postgres("customers")
        + Rls.Postgres("customer_contacts")
        + Rls.Postgres("timeline"));
}

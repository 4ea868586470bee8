using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CloudCrm.Crm.Migrations.Postgres;

/// <summary>Saved views.</summary>
[DbContext(typeof(PgCrmDb)), Migration("20261123070000_Views")]
internal sealed class Views : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        CREATE TABLE view_books (
            tenant_id uuid NOT NULL PRIMARY KEY,
            version bigint NOT NULL);
        CREATE TABLE customer_views (
            tenant_id uuid NOT NULL,
            id uuid NOT NULL,
            name text NOT NULL,
            shared boolean NOT NULL,
            owner_id uuid NOT NULL,
            conditions text NOT NULL,
            columns text NOT NULL,
            version bigint NOT NULL,
            PRIMARY KEY (tenant_id, id),
            FOREIGN KEY (tenant_id) REFERENCES view_books (tenant_id));

        """
        + Rls.Postgres("view_books")
        + Rls.Postgres("customer_views"));
}

using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CloudCrm.Crm.Migrations.Postgres;

/// <summary>Rows that are written in the act of their customer need no foreign key to it: an import spent more on checking them than on all else.</summary>
[DbContext(typeof(PgCrmDb)), Migration("20261123000000_DerivedRows")]
internal sealed class DerivedRows : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        ALTER TABLE customer_contacts DROP CONSTRAINT customer_contacts_tenant_id_customer_id_fkey;
        ALTER TABLE customer_index DROP CONSTRAINT customer_index_tenant_id_customer_id_fkey;
        ALTER TABLE timeline DROP CONSTRAINT timeline_tenant_id_customer_id_fkey;
        """);
}

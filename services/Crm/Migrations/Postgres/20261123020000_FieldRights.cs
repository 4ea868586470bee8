using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CloudCrm.Crm.Migrations.Postgres;

/// <summary>Rights of roles to fields of customers; keys may have those of a role.</summary>
[DbContext(typeof(PgCrmDb)), Migration("20261123020000_FieldRights")]
internal sealed class FieldRights : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        ALTER TABLE api_keys ADD COLUMN sees_as smallint NULL;
        CREATE TABLE field_rules (
            tenant_id uuid NOT NULL,
            of_role smallint NOT NULL,
            field_name text COLLATE "C" NOT NULL,
            access smallint NOT NULL,
            PRIMARY KEY (tenant_id, of_role, field_name),
            FOREIGN KEY (tenant_id) REFERENCES tenants (tenant_id));

        """
        + Rls.Postgres("field_rules"));
}

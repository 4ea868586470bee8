using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CloudCrm.Crm.Migrations.Postgres;

/// <summary>Tenants consent to support, and operators enter by it.</summary>
[DbContext(typeof(PgCrmDb)), Migration("20261123040200_Support")]
internal sealed class Support : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        CREATE TABLE support_grants (
            tenant_id uuid NOT NULL REFERENCES tenants (tenant_id),
            id uuid NOT NULL,
            reason text NOT NULL,
            may_change boolean NOT NULL,
            granted_at timestamptz NOT NULL,
            expires_at timestamptz NOT NULL,
            revoked_at timestamptz NULL,
            entered_at timestamptz NULL,
            version bigint NOT NULL,
            PRIMARY KEY (tenant_id, id));
        CREATE INDEX ix_support_grants_granted_at ON support_grants (tenant_id, granted_at, id);
        CREATE TABLE support_sessions (
            tenant_id uuid NOT NULL,
            id uuid NOT NULL,
            grant_id uuid NOT NULL,
            account_id uuid NOT NULL,
            operator_session_id uuid NOT NULL,
            secret_hash bytea NOT NULL,
            opened_at timestamptz NOT NULL,
            expires_at timestamptz NOT NULL,
            version bigint NOT NULL,
            PRIMARY KEY (tenant_id, id),
            FOREIGN KEY (tenant_id, grant_id) REFERENCES support_grants (tenant_id, id));
        CREATE INDEX ix_support_sessions_expires_at ON support_sessions (tenant_id, expires_at);
        """ + Rls.Postgres("support_grants") + Rls.Postgres("support_sessions"));
}

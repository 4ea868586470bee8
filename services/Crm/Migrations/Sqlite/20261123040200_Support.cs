using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CloudCrm.Crm.Migrations.Sqlite;

/// <summary>Tenants consent to support, and operators enter by it.</summary>
[DbContext(typeof(LiteCrmDb)), Migration("20261123040200_Support")]
internal sealed class Support : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        CREATE TABLE support_grants (
            tenant_id TEXT NOT NULL REFERENCES tenants (tenant_id),
            id TEXT NOT NULL,
            reason TEXT NOT NULL,
            may_change INTEGER NOT NULL,
            granted_at INTEGER NOT NULL,
            expires_at INTEGER NOT NULL,
            revoked_at INTEGER NULL,
            entered_at INTEGER NULL,
            version INTEGER NOT NULL,
            PRIMARY KEY (tenant_id, id)) STRICT, WITHOUT ROWID;
        CREATE INDEX ix_support_grants_granted_at ON support_grants (tenant_id, granted_at, id);
        CREATE TABLE support_sessions (
            tenant_id TEXT NOT NULL,
            id TEXT NOT NULL,
            grant_id TEXT NOT NULL,
            account_id TEXT NOT NULL,
            operator_session_id TEXT NOT NULL,
            secret_hash BLOB NOT NULL,
            opened_at INTEGER NOT NULL,
            expires_at INTEGER NOT NULL,
            version INTEGER NOT NULL,
            PRIMARY KEY (tenant_id, id),
            FOREIGN KEY (tenant_id, grant_id) REFERENCES support_grants (tenant_id, id)) STRICT, WITHOUT ROWID;
        CREATE INDEX ix_support_sessions_expires_at ON support_sessions (tenant_id, expires_at);
        """);
}

using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CloudCrm.Crm.Migrations.Sqlite;

/// <summary>Tenants with their members, origins, invitations, sessions and keys; accounts and operators' sessions outside the tenants.</summary>
[DbContext(typeof(LiteCrmDb)), Migration("20261121000100_Tenants")]
internal sealed class Tenants : Migration
{
    private const string Tables = """
        CREATE TABLE tenants (
            tenant_id TEXT NOT NULL PRIMARY KEY,
            name TEXT NOT NULL,
            plan TEXT NOT NULL,
            time_zone TEXT NOT NULL,
            language TEXT NOT NULL,
            state INTEGER NOT NULL,
            opened_at INTEGER NOT NULL,
            seats_bought INTEGER NOT NULL,
            seats_assigned INTEGER NOT NULL,
            requests_per_minute INTEGER NOT NULL,
            concurrent_requests INTEGER NOT NULL,
            version INTEGER NOT NULL,
            CONSTRAINT ck_tenants_seats CHECK (seats_assigned >= 0 AND seats_assigned <= seats_bought)) STRICT, WITHOUT ROWID;
        CREATE INDEX ix_tenants_opened_at ON tenants (opened_at, tenant_id);
        CREATE TABLE tenant_origins (
            tenant_id TEXT NOT NULL REFERENCES tenants (tenant_id),
            origin TEXT NOT NULL,
            PRIMARY KEY (tenant_id, origin)) STRICT, WITHOUT ROWID;
        CREATE INDEX ix_tenant_origins_origin ON tenant_origins (origin);
        CREATE TABLE memberships (
            tenant_id TEXT NOT NULL REFERENCES tenants (tenant_id),
            account_id TEXT NOT NULL,
            name TEXT NOT NULL,
            name_key TEXT NOT NULL,
            mail TEXT NOT NULL,
            roles INTEGER NOT NULL,
            has_seat INTEGER NOT NULL,
            joined_at INTEGER NOT NULL,
            joining INTEGER NOT NULL,
            version INTEGER NOT NULL,
            PRIMARY KEY (tenant_id, account_id)) STRICT, WITHOUT ROWID;
        CREATE INDEX ix_memberships_name_key ON memberships (tenant_id, name_key, account_id);
        CREATE INDEX ix_memberships_account_id ON memberships (account_id);
        CREATE TABLE invitations (
            tenant_id TEXT NOT NULL REFERENCES tenants (tenant_id),
            id TEXT NOT NULL,
            mail TEXT NOT NULL,
            roles INTEGER NOT NULL,
            state INTEGER NOT NULL,
            created_at INTEGER NOT NULL,
            expires_at INTEGER NOT NULL,
            secret_hash BLOB NOT NULL,
            accepted_by TEXT NULL,
            PRIMARY KEY (tenant_id, id)) STRICT, WITHOUT ROWID;
        CREATE INDEX ix_invitations_created_at ON invitations (tenant_id, created_at, id);
        CREATE INDEX ix_invitations_state ON invitations (tenant_id, state);
        CREATE TABLE sessions (
            tenant_id TEXT NOT NULL REFERENCES tenants (tenant_id),
            id TEXT NOT NULL,
            account_id TEXT NOT NULL,
            joining INTEGER NOT NULL,
            secret_hash BLOB NOT NULL,
            opened_at INTEGER NOT NULL,
            seen_at INTEGER NOT NULL,
            expires_at INTEGER NOT NULL,
            ended_at INTEGER NULL,
            version INTEGER NOT NULL,
            PRIMARY KEY (tenant_id, id)) STRICT, WITHOUT ROWID;
        CREATE INDEX ix_sessions_expires_at ON sessions (tenant_id, expires_at);
        CREATE TABLE api_keys (
            tenant_id TEXT NOT NULL REFERENCES tenants (tenant_id),
            id TEXT NOT NULL,
            name TEXT NOT NULL,
            scopes INTEGER NOT NULL,
            secret_hash BLOB NOT NULL,
            created_at INTEGER NOT NULL,
            revoked_at INTEGER NULL,
            version INTEGER NOT NULL,
            PRIMARY KEY (tenant_id, id)) STRICT, WITHOUT ROWID;
        CREATE INDEX ix_api_keys_created_at ON api_keys (tenant_id, created_at, id);
        CREATE TABLE accounts (
            id TEXT NOT NULL PRIMARY KEY,
            mail TEXT NOT NULL,
            mail_key TEXT NOT NULL,
            name TEXT NOT NULL,
            password_hash TEXT NOT NULL,
            security_stamp TEXT NOT NULL,
            failures INTEGER NOT NULL,
            locked_until INTEGER NULL,
            two_factor INTEGER NOT NULL,
            authenticator_key TEXT NULL,
            is_operator INTEGER NOT NULL,
            created_at INTEGER NOT NULL,
            version INTEGER NOT NULL) STRICT, WITHOUT ROWID;
        CREATE UNIQUE INDEX ix_accounts_mail_key ON accounts (mail_key);
        CREATE INDEX ix_accounts_is_operator ON accounts (is_operator) WHERE is_operator;
        CREATE TABLE operator_sessions (
            id TEXT NOT NULL PRIMARY KEY,
            account_id TEXT NOT NULL REFERENCES accounts (id),
            secret_hash BLOB NOT NULL,
            opened_at INTEGER NOT NULL,
            seen_at INTEGER NOT NULL,
            expires_at INTEGER NOT NULL,
            ended_at INTEGER NULL,
            version INTEGER NOT NULL) STRICT, WITHOUT ROWID;
        CREATE INDEX ix_operator_sessions_account_id ON operator_sessions (account_id);
        """;

    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(Tables);
}

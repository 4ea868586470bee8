using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CloudCrm.Crm.Migrations.Postgres;

/// <summary>Tenants with their members, origins, invitations, sessions and keys; accounts and operators' sessions outside the tenants.</summary>
[DbContext(typeof(PgCrmDb)), Migration("20261121000100_Tenants")]
internal sealed class Tenants : Migration
{
    private const string Tables = """
        CREATE TABLE tenants (
            tenant_id uuid NOT NULL PRIMARY KEY,
            name text NOT NULL,
            plan text NOT NULL,
            time_zone text NOT NULL,
            language text NOT NULL,
            state smallint NOT NULL,
            opened_at timestamptz NOT NULL,
            seats_bought integer NOT NULL,
            seats_assigned integer NOT NULL,
            requests_per_minute integer NOT NULL,
            concurrent_requests integer NOT NULL,
            version bigint NOT NULL,
            CONSTRAINT ck_tenants_seats CHECK (seats_assigned >= 0 AND seats_assigned <= seats_bought));
        CREATE INDEX ix_tenants_opened_at ON tenants (opened_at, tenant_id);
        CREATE TABLE tenant_origins (
            tenant_id uuid NOT NULL REFERENCES tenants (tenant_id),
            origin text COLLATE "C" NOT NULL,
            PRIMARY KEY (tenant_id, origin));
        CREATE INDEX ix_tenant_origins_origin ON tenant_origins (origin);
        CREATE TABLE memberships (
            tenant_id uuid NOT NULL REFERENCES tenants (tenant_id),
            account_id uuid NOT NULL,
            name text NOT NULL,
            name_key text COLLATE "C" NOT NULL,
            mail text NOT NULL,
            roles integer NOT NULL,
            has_seat boolean NOT NULL,
            joined_at timestamptz NOT NULL,
            joining bigint NOT NULL,
            version bigint NOT NULL,
            PRIMARY KEY (tenant_id, account_id));
        CREATE INDEX ix_memberships_name_key ON memberships (tenant_id, name_key, account_id);
        CREATE INDEX ix_memberships_account_id ON memberships (account_id);
        CREATE TABLE invitations (
            tenant_id uuid NOT NULL REFERENCES tenants (tenant_id),
            id uuid NOT NULL,
            mail text NOT NULL,
            roles integer NOT NULL,
            state smallint NOT NULL,
            created_at timestamptz NOT NULL,
            expires_at timestamptz NOT NULL,
            secret_hash bytea NOT NULL,
            accepted_by uuid NULL,
            PRIMARY KEY (tenant_id, id));
        CREATE INDEX ix_invitations_created_at ON invitations (tenant_id, created_at, id);
        CREATE INDEX ix_invitations_state ON invitations (tenant_id, state);
        CREATE TABLE sessions (
            tenant_id uuid NOT NULL REFERENCES tenants (tenant_id),
            id uuid NOT NULL,
            account_id uuid NOT NULL,
            joining bigint NOT NULL,
            secret_hash bytea NOT NULL,
            opened_at timestamptz NOT NULL,
            seen_at timestamptz NOT NULL,
            expires_at timestamptz NOT NULL,
            ended_at timestamptz NULL,
            version bigint NOT NULL,
            PRIMARY KEY (tenant_id, id));
        CREATE INDEX ix_sessions_expires_at ON sessions (tenant_id, expires_at);
        CREATE TABLE api_keys (
            tenant_id uuid NOT NULL REFERENCES tenants (tenant_id),
            id uuid NOT NULL,
            name text NOT NULL,
            scopes integer NOT NULL,
            secret_hash bytea NOT NULL,
            created_at timestamptz NOT NULL,
            revoked_at timestamptz NULL,
            version bigint NOT NULL,
            PRIMARY KEY (tenant_id, id));
        CREATE INDEX ix_api_keys_created_at ON api_keys (tenant_id, created_at, id);
        CREATE TABLE accounts (
            id uuid NOT NULL PRIMARY KEY,
            mail text NOT NULL,
            mail_key text COLLATE "C" NOT NULL,
            name text NOT NULL,
            password_hash text NOT NULL,
            security_stamp text NOT NULL,
            failures integer NOT NULL,
            locked_until timestamptz NULL,
            two_factor boolean NOT NULL,
            authenticator_key text NULL,
            is_operator boolean NOT NULL,
            created_at timestamptz NOT NULL,
            version bigint NOT NULL);
        CREATE UNIQUE INDEX ix_accounts_mail_key ON accounts (mail_key);
        CREATE INDEX ix_accounts_is_operator ON accounts (is_operator) WHERE is_operator;
        CREATE TABLE operator_sessions (
            id uuid NOT NULL PRIMARY KEY,
            account_id uuid NOT NULL REFERENCES accounts (id),
            secret_hash bytea NOT NULL,
            opened_at timestamptz NOT NULL,
            seen_at timestamptz NOT NULL,
            expires_at timestamptz NOT NULL,
            ended_at timestamptz NULL,
            version bigint NOT NULL);
        CREATE INDEX ix_operator_sessions_account_id ON operator_sessions (account_id);
        """;

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(Tables);
        foreach (var table in new[] { "tenants", "tenant_origins", "memberships", "invitations", "sessions", "api_keys" })
            migrationBuilder.Sql(Rls.Postgres(table));
    }
}

using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CloudCrm.Crm.Migrations.Postgres;

/// <summary>
/// Links in mails, verified addresses, and sessions that know which credentials opened them. Sessions that were open end: what opened them is not known.
/// </summary>
[DbContext(typeof(PgCrmDb)), Migration("20261122060000_AccountLinks")]
internal sealed class AccountLinks : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        TRUNCATE sessions;
        ALTER TABLE sessions ADD COLUMN security_stamp text NOT NULL;
        ALTER TABLE accounts ADD COLUMN verified_at timestamptz NULL;
        ALTER TABLE invitations ADD COLUMN mail_secret_hash bytea NULL;
        CREATE TABLE account_links (
            id uuid NOT NULL PRIMARY KEY,
            account_id uuid NOT NULL REFERENCES accounts (id),
            purpose smallint NOT NULL,
            secret_hash bytea NOT NULL,
            expires_at timestamptz NOT NULL);
        CREATE INDEX ix_account_links_account_id ON account_links (account_id, purpose);
        """);
}

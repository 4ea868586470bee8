using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CloudCrm.Crm.Migrations.Sqlite;

/// <summary>
/// Links in mails, verified addresses, and sessions that know which credentials opened them. Sessions that were open end: what opened them is not known.
/// </summary>
[DbContext(typeof(LiteCrmDb)), Migration("20261122060000_AccountLinks")]
internal sealed class AccountLinks : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        DELETE FROM sessions;
        ALTER TABLE sessions ADD COLUMN security_stamp TEXT NOT NULL;
        ALTER TABLE accounts ADD COLUMN verified_at INTEGER NULL;
        ALTER TABLE invitations ADD COLUMN mail_secret_hash BLOB NULL;
        CREATE TABLE account_links (
            id TEXT NOT NULL PRIMARY KEY,
            account_id TEXT NOT NULL REFERENCES accounts (id),
            purpose INTEGER NOT NULL,
            secret_hash BLOB NOT NULL,
            expires_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
        CREATE INDEX ix_account_links_account_id ON account_links (account_id, purpose);
        """);
}

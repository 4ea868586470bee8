using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CloudCrm.Crm.Migrations.Sqlite;

/// <summary>What customers are searched by. Those that are there get theirs by work that falls due at once.</summary>
[DbContext(typeof(LiteCrmDb)), Migration("20261122060000_CustomerTokens")]
internal sealed class CustomerTokens : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        CREATE TABLE customer_tokens (
            tenant_id TEXT NOT NULL,
            token TEXT NOT NULL,
            place INTEGER NOT NULL,
            customer_id TEXT NOT NULL,
            PRIMARY KEY (tenant_id, token, place, customer_id)) STRICT, WITHOUT ROWID;
        CREATE INDEX ix_customer_tokens_customer ON customer_tokens (tenant_id, customer_id, token);
        INSERT INTO due_work (tenant_id, id, kind, due_at, payload, attempts)
            VALUES ('00000000-0000-0000-0000-000000000000', '0193A5C0-0000-7000-8000-000000000001', 'customers.tokens', CAST(strftime('%s', 'now') AS INTEGER) * 1000000, '', 0);
        """);
}

using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CloudCrm.Crm.Migrations.Postgres;

/// <summary>What customers are searched by. Those that are there get theirs by work that falls due at once.</summary>
[DbContext(typeof(PgCrmDb)), Migration("20261122060000_CustomerTokens")]
internal sealed class CustomerTokens : Migration
{
    // Row-level security holds for the owner too: the work stands outside the tenants, under the empty id.
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        CREATE TABLE customer_tokens (
            tenant_id uuid NOT NULL,
            token text COLLATE "C" NOT NULL,
            place smallint NOT NULL,
            customer_id uuid NOT NULL,
            PRIMARY KEY (tenant_id, token, place, customer_id));
        CREATE INDEX ix_customer_tokens_customer ON customer_tokens (tenant_id, customer_id, token);

        """
        + Rls.Postgres("customer_tokens")
        + """
        SELECT set_config('app.tenant', '00000000-0000-0000-0000-000000000000', true);
        INSERT INTO due_work (tenant_id, id, kind, due_at, payload, attempts)
            VALUES ('00000000-0000-0000-0000-000000000000', '0193a5c0-0000-7000-8000-000000000001', 'customers.tokens', now(), '', 0);
        SELECT set_config('app.tenant', '', true);
        """);
}

using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CloudCrm.Crm.Migrations.Postgres;

/// <summary>Tasks.</summary>
[DbContext(typeof(PgCrmDb)), Migration("20261123050100_Tasks")]
internal sealed class Tasks : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        CREATE TABLE tasks (
            tenant_id uuid NOT NULL,
            id uuid NOT NULL,
            title text NOT NULL,
            description text NOT NULL,
            state smallint NOT NULL,
            priority smallint NOT NULL,
            assignee_id uuid NULL,
            customer_id uuid NULL,
            interaction_id uuid NULL,
            at timestamptz NOT NULL,
            due_day integer NULL,
            count_from timestamptz NULL,
            reminders text NOT NULL,
            rung_until timestamptz NOT NULL,
            actor_kind smallint NOT NULL,
            actor_id uuid NOT NULL,
            credential_id uuid NOT NULL,
            created_at timestamptz NOT NULL,
            changed_at timestamptz NOT NULL,
            version bigint NOT NULL,
            PRIMARY KEY (tenant_id, id),
            FOREIGN KEY (tenant_id, customer_id) REFERENCES customers (tenant_id, id));
        CREATE INDEX ix_tasks_state ON tasks (tenant_id, state, at, id);
        CREATE INDEX ix_tasks_assignee ON tasks (tenant_id, assignee_id, state, at, id) WHERE assignee_id IS NOT NULL;
        CREATE INDEX ix_tasks_customer ON tasks (tenant_id, customer_id, state, at, id) WHERE customer_id IS NOT NULL;

        """
        + Rls.Postgres("tasks"));
}

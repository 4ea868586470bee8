using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CloudCrm.Crm.Migrations.Sqlite;

/// <summary>Tasks.</summary>
[DbContext(typeof(LiteCrmDb)), Migration("20261123050100_Tasks")]
internal sealed class Tasks : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        CREATE TABLE tasks (
            tenant_id TEXT NOT NULL,
            id TEXT NOT NULL,
            title TEXT NOT NULL,
            description TEXT NOT NULL,
            state INTEGER NOT NULL,
            priority INTEGER NOT NULL,
            assignee_id TEXT NULL,
            customer_id TEXT NULL,
            interaction_id TEXT NULL,
            at INTEGER NOT NULL,
            due_day INTEGER NULL,
            count_from INTEGER NULL,
            reminders TEXT NOT NULL,
            rung_until INTEGER NOT NULL,
            actor_kind INTEGER NOT NULL,
            actor_id TEXT NOT NULL,
            credential_id TEXT NOT NULL,
            created_at INTEGER NOT NULL,
            changed_at INTEGER NOT NULL,
            version INTEGER NOT NULL,
            PRIMARY KEY (tenant_id, id),
            FOREIGN KEY (tenant_id, customer_id) REFERENCES customers (tenant_id, id)) STRICT;
        CREATE INDEX ix_tasks_state ON tasks (tenant_id, state, at, id);
        CREATE INDEX ix_tasks_assignee ON tasks (tenant_id, assignee_id, state, at, id) WHERE assignee_id IS NOT NULL;
        CREATE INDEX ix_tasks_customer ON tasks (tenant_id, customer_id, state, at, id) WHERE customer_id IS NOT NULL;
        """);
}

namespace CloudCrm.Bench.Yardsticks;

/// <summary>The transaction of a recorded message as plain SQL, for pgbench: the same rows in the same tables under the same row-level security.</summary>
internal static class AppendScripts
{
    /// <summary>Interactions a tenant.</summary>
    public const int InteractionsPerTenant = 4;

    /// <summary>Each client of pgbench has a tenant of its own, as each client of the product has: none waits for another's rows.</summary>
    public const string ForClient = $$"""
        \set number random(0, 3)
        BEGIN;
        SELECT set_config('app.tenant', {{SqlTenant}}, true);
        UPDATE interactions SET message_count = message_count + 1, version = version + 1, last_message_at = now(), state = 0
          WHERE tenant_id = {{SqlTenant}}::uuid AND id = {{SqlInteraction}}::uuid RETURNING message_count AS v \gset
        INSERT INTO messages (tenant_id, interaction_id, sequence, id, direction, customer_id, author_id, text, external_id, occurred_at, recorded_at)
          VALUES ({{SqlTenant}}::uuid, {{SqlInteraction}}::uuid, :v, gen_random_uuid(), 0, gen_random_uuid(), NULL, repeat('x', 200), NULL, now(), now());
        INSERT INTO journal_heads AS h (tenant_id, sequence) VALUES ({{SqlTenant}}::uuid, 1)
          ON CONFLICT (tenant_id) DO UPDATE SET sequence = h.sequence + 1 RETURNING sequence AS s \gset
        INSERT INTO journal (tenant_id, sequence, at, actor_kind, actor_id, credential_id, entity, entity_id, verb, details)
          VALUES ({{SqlTenant}}::uuid, :s, now(), 1, gen_random_uuid(), gen_random_uuid(), 'interaction', {{SqlInteraction}}::uuid, 'message.recorded', repeat('x', 90));
        INSERT INTO outbox (part, tenant_id, stream, type, body, at)
          VALUES (1, {{SqlTenant}}::uuid, {{SqlInteraction}}::uuid, 'yardstick', repeat('x', 330), now());
        COMMIT;
        """;

    // Built from numbers, because pgbench knows no other variables that differ by client.
    private const string SqlTenant = "('00000000-0000-4000-8000-' || lpad(:client_id::text, 12, '0'))";
    private const string SqlInteraction = "('00000000-0000-4000-9000-' || lpad((:client_id * 4 + :number)::text, 12, '0'))";

    /// <summary>The tenant of a client.</summary>
    public static Guid Tenant(int client) => Guid.Parse($"00000000-0000-4000-8000-{client:D12}");

    /// <summary>An interaction of a client's tenant.</summary>
    public static Guid Interaction(int client, int number) => Guid.Parse($"00000000-0000-4000-9000-{(client * InteractionsPerTenant) + number:D12}");

    /// <summary>A customer and an interaction for each script, as the application's role writes them.</summary>
    public static string Plant(Guid tenant, Guid interaction) => $"""
        BEGIN;
        SELECT set_config('app.tenant', '{tenant}', true);
        INSERT INTO customers (tenant_id, id, kind, name, name_key, contacts, archived, created_at, changed_at, version)
          VALUES ('{tenant}', '{interaction}', 0, 'Ada', 'ada', '[]', false, now(), now(), 1);
        INSERT INTO interactions (tenant_id, id, channel, direction, customer_id, subject, state, at, recorded_at, message_count, version)
          VALUES ('{tenant}', '{interaction}', 'chat', 0, '{interaction}', '', 0, now(), now(), 0, 1);
        COMMIT;
        """;
}

namespace CloudCrm.Bench.Yardsticks;

/// <summary>The transaction of a recorded message as plain SQL, for pgbench: the same rows in the same tables under the same row-level security.</summary>
internal static class AppendScripts
{
    /// <summary>One script an interaction.</summary>
    /// <param name="targets">Tenant and interaction of each.</param>
    public static IReadOnlyList<string> For(IEnumerable<(Guid Tenant, Guid Interaction)> targets) => [.. targets.Select(t => Script(t.Tenant, t.Interaction))];

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

    private static string Script(Guid tenant, Guid interaction) => $$"""
        BEGIN;
        SELECT set_config('app.tenant', '{{tenant}}', true);
        UPDATE interactions SET message_count = message_count + 1, version = version + 1, last_message_at = now(), state = 0
          WHERE tenant_id = '{{tenant}}' AND id = '{{interaction}}' RETURNING message_count AS v \gset
        INSERT INTO messages (tenant_id, interaction_id, sequence, id, direction, customer_id, author_id, text, external_id, occurred_at, recorded_at)
          VALUES ('{{tenant}}', '{{interaction}}', :v, gen_random_uuid(), 0, gen_random_uuid(), NULL, repeat('x', 200), NULL, now(), now());
        INSERT INTO journal_heads AS h (tenant_id, sequence) VALUES ('{{tenant}}', 1)
          ON CONFLICT (tenant_id) DO UPDATE SET sequence = h.sequence + 1 RETURNING sequence AS s \gset
        INSERT INTO journal (tenant_id, sequence, at, actor_kind, actor_id, credential_id, entity, entity_id, verb, details)
          VALUES ('{{tenant}}', :s, now(), 1, gen_random_uuid(), gen_random_uuid(), 'interaction', '{{interaction}}', 'message.recorded', repeat('x', 90));
        INSERT INTO outbox (part, tenant_id, stream, type, body, at)
          VALUES (1, '{{tenant}}', '{{interaction}}', 'yardstick', repeat('x', 330), now());
        COMMIT;
        """;
}

namespace CloudCrm.Billing.Usage;

internal sealed partial record UsageSql
{
    private const string PgActive = "json_to_recordset($2::json) AS g (p bigint, k uuid, t bigint, i uuid, c text, u uuid)";

    private const string PgFind = $"""
        SELECT a.period_start, a.customer_id, a.first_at, a.event_id, a.channel, a.user_id
        FROM {PgActive} JOIN active_customers a
          ON a.tenant_id = $1 AND a.period_start = timestamptz 'epoch' + g.p * interval '1 microsecond' AND a.customer_id = g.k
        ORDER BY a.period_start, a.customer_id
        """;

    /// <summary>For PostgreSQL.</summary>
    public static UsageSql Postgres { get; } = new()
    {
        Calendar = "SELECT zones, billing_day FROM billing_tenants WHERE tenant_id = $1",
        ShareTenant = "SELECT pg_advisory_xact_lock_shared(hashtextextended('billing tenant ' || $1::text, 0))",
        TakeTenant = "SELECT pg_advisory_xact_lock(hashtextextended('billing tenant ' || $1::text, 0))",
        Append = $"""
            INSERT INTO usage_events
                (tenant_id, event_id, meter, quantity, recorded_at, channel, user_id, customer_id, interaction_id, source, source_id, subject, distinct_value, received_at)
            SELECT $1, g.*, {LedgerColumns.Next} FROM {LedgerColumns.Unnest} AS g ({LedgerColumns.Names})
            ON CONFLICT DO NOTHING RETURNING event_id
            """,
        // One look into the index for each event: joined freely, the planner would rather read all that a smaller tenant has.
        Differing = $"""
            SELECT (g.o - 1)::integer FROM {LedgerColumns.Unnest} WITH ORDINALITY AS g ({LedgerColumns.Names}, o)
            CROSS JOIN LATERAL (SELECT * FROM usage_events u WHERE u.tenant_id = $1 AND u.event_id = g.i LIMIT 1) e
            WHERE (e.meter <> {MeterCodes.CustomersActive} OR g.m <> {MeterCodes.CustomersActive})
              AND (e.meter, e.quantity, e.recorded_at, e.channel, e.user_id, e.customer_id, e.interaction_id, e.source, e.source_id, e.subject, e.distinct_value)
              IS DISTINCT FROM (g.m, g.q, g.t, g.c, g.u, g.k, g.n, g.s, g.x, g.b, g.d)
            """,
        Reject = """
            INSERT INTO usage_rejects (tenant_id, event_id, digest, reason, event, received_at)
            SELECT $1, i, d, w, e, timestamptz 'epoch' + r * interval '1 microsecond'
            FROM json_to_recordset($2::json) AS g (i uuid, d text, w text, e text, r bigint)
            ON CONFLICT DO NOTHING
            """,
        AddRollups = """
            INSERT INTO usage_rollups AS u (tenant_id, span, dimension, starts_at, meter, value, quantity)
            SELECT $1, s, d, timestamptz 'epoch' + t * interval '1 microsecond', m, v, q
            FROM json_to_recordset($2::json) AS g (s smallint, d smallint, t bigint, m smallint, v text, q bigint)
            ON CONFLICT (tenant_id, span, dimension, starts_at, meter, value) DO UPDATE SET quantity = u.quantity + excluded.quantity
            """,
        SetMarks = """
            INSERT INTO usage_marks AS w (tenant_id, meter, starts_at, highest, last_at, last_event, last_quantity)
            SELECT $1, m, timestamptz 'epoch' + t * interval '1 microsecond', h, timestamptz 'epoch' + a * interval '1 microsecond', i, q
            FROM json_to_recordset($2::json) AS g (m smallint, t bigint, h bigint, a bigint, i uuid, q bigint)
            ON CONFLICT (tenant_id, meter, starts_at) DO UPDATE SET
                highest = greatest(w.highest, excluded.highest),
                last_quantity = CASE WHEN (excluded.last_at, excluded.last_event) > (w.last_at, w.last_event) THEN excluded.last_quantity ELSE w.last_quantity END,
                last_event = CASE WHEN (excluded.last_at, excluded.last_event) > (w.last_at, w.last_event) THEN excluded.last_event ELSE w.last_event END,
                last_at = greatest(w.last_at, excluded.last_at)
            """,
        FindActive = PgFind,
        LockActive = $"{PgFind} FOR UPDATE OF a",
        InsertActive = $"""
            INSERT INTO active_customers (tenant_id, period_start, customer_id, first_at, event_id, channel, user_id)
            SELECT $1, timestamptz 'epoch' + p * interval '1 microsecond', k, timestamptz 'epoch' + t * interval '1 microsecond', i, c, u
            FROM {PgActive}
            ON CONFLICT DO NOTHING RETURNING period_start, customer_id
            """,
        MoveActive = $"""
            UPDATE active_customers a
            SET first_at = timestamptz 'epoch' + g.t * interval '1 microsecond', event_id = g.i, channel = g.c, user_id = g.u
            FROM {PgActive}
            WHERE a.tenant_id = $1 AND a.period_start = timestamptz 'epoch' + g.p * interval '1 microsecond' AND a.customer_id = g.k
            """,
        FindTenant = "SELECT version, zones, billing_day FROM billing_tenants WHERE tenant_id = $1",
        KeepTenant = """
            INSERT INTO billing_tenants (tenant_id, name, plan, time_zone, zones, state, opened_at, seats_bought, version, is_sandbox, billing_day, language)
            SELECT $1, n, p, z, zs, s, timestamptz 'epoch' + o * interval '1 microsecond', b, v, x, d, l
            FROM json_to_record($2::json) AS g (n text, p text, z text, zs text, s text, o bigint, b integer, v bigint, x boolean, d smallint, l text)
            ON CONFLICT (tenant_id) DO UPDATE SET name = excluded.name, plan = excluded.plan, time_zone = excluded.time_zone, zones = excluded.zones,
                state = excluded.state, opened_at = excluded.opened_at, seats_bought = excluded.seats_bought, version = excluded.version,
                language = excluded.language, is_sandbox = billing_tenants.is_sandbox OR excluded.is_sandbox
            """,
        OpenAccount = """
            INSERT INTO due_work (tenant_id, id, kind, due_at, payload, attempts)
            VALUES ($1, $1, 'billing.open', timestamptz 'epoch' + ($2::json ->> 't')::bigint * interval '1 microsecond', '', 0) ON CONFLICT DO NOTHING
            """,
        QuarterPage = $"""
            SELECT starts_at, meter, quantity FROM usage_rollups
            WHERE tenant_id = $1 AND span = 0 AND dimension = 0
              AND (starts_at, meter) > (timestamptz 'epoch' + ($2::json ->> 't')::bigint * interval '1 microsecond', ($2::json ->> 'm')::smallint)
            ORDER BY starts_at, meter LIMIT {PageMax}
            """,
        ActivePage = $"""
            SELECT event_id, meter, recorded_at, channel, user_id, customer_id, distinct_value FROM usage_events
            WHERE tenant_id = $1 AND event_id > ($2::json ->> 'i')::uuid AND (meter = {MeterCodes.CustomersActive} OR distinct_value IS NOT NULL)
            ORDER BY event_id LIMIT {PageMax}
            """,
    };
}

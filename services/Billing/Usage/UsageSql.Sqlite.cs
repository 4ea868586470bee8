namespace CloudCrm.Billing.Usage;

// "WHERE true" tells SQLite's parser that ON CONFLICT belongs to the insert and not to a join.
internal sealed partial record UsageSql
{
    private const string LiteFind = """
        SELECT a.period_start, a.customer_id, a.first_at, a.event_id, a.channel, a.user_id
        FROM json_each(@rows) g CROSS JOIN active_customers a
          ON a.tenant_id = @tenant AND a.period_start = g.value ->> 'p' AND a.customer_id = g.value ->> 'k'
        """;

    /// <summary>For SQLite, where one transaction writes at a time and locks are not needed.</summary>
    public static UsageSql Sqlite { get; } = new()
    {
        Calendar = "SELECT zones, billing_day FROM billing_tenants WHERE tenant_id = @tenant",
        ShareTenant = "SELECT 0",
        TakeTenant = "SELECT 0",
        Append = """
            INSERT INTO usage_events
                (tenant_id, event_id, meter, quantity, recorded_at, channel, user_id, customer_id, interaction_id, source, source_id, subject, distinct_value, received_at)
            SELECT @tenant, value ->> 'i', value ->> 'm', value ->> 'q', value ->> 't', value ->> 'c', value ->> 'u', value ->> 'k', value ->> 'n',
                value ->> 's', value ->> 'x', value ->> 'b', value ->> 'd', value ->> 'r'
            FROM json_each(@rows) WHERE true
            ON CONFLICT DO NOTHING RETURNING event_id
            """,
        Differing = $"""
            SELECT g.key FROM json_each(@rows) g CROSS JOIN usage_events e ON e.tenant_id = @tenant AND e.event_id = g.value ->> 'i'
            WHERE (e.meter <> {MeterCodes.CustomersActive} OR g.value ->> 'm' <> {MeterCodes.CustomersActive})
              AND (e.meter IS NOT g.value ->> 'm' OR e.quantity IS NOT g.value ->> 'q' OR e.recorded_at IS NOT g.value ->> 't'
               OR e.channel IS NOT g.value ->> 'c' OR e.user_id IS NOT g.value ->> 'u' OR e.customer_id IS NOT g.value ->> 'k'
               OR e.interaction_id IS NOT g.value ->> 'n' OR e.source IS NOT g.value ->> 's' OR e.source_id IS NOT g.value ->> 'x'
               OR e.subject IS NOT g.value ->> 'b' OR e.distinct_value IS NOT g.value ->> 'd')
            """,
        Reject = """
            INSERT INTO usage_rejects (tenant_id, event_id, digest, reason, event, received_at)
            SELECT @tenant, value ->> 'i', value ->> 'd', value ->> 'w', value ->> 'e', value ->> 'r' FROM json_each(@rows) WHERE true
            ON CONFLICT DO NOTHING
            """,
        AddRollups = """
            INSERT INTO usage_rollups (tenant_id, span, dimension, starts_at, meter, value, quantity)
            SELECT @tenant, value ->> 's', value ->> 'd', value ->> 't', value ->> 'm', value ->> 'v', value ->> 'q' FROM json_each(@rows) WHERE true
            ON CONFLICT (tenant_id, span, dimension, starts_at, meter, value) DO UPDATE SET quantity = quantity + excluded.quantity
            """,
        SetMarks = """
            INSERT INTO usage_marks (tenant_id, meter, starts_at, highest, last_at, last_event, last_quantity)
            SELECT @tenant, value ->> 'm', value ->> 't', value ->> 'h', value ->> 'a', value ->> 'i', value ->> 'q' FROM json_each(@rows) WHERE true
            ON CONFLICT (tenant_id, meter, starts_at) DO UPDATE SET
                highest = max(highest, excluded.highest),
                last_quantity = CASE WHEN (excluded.last_at, excluded.last_event) > (last_at, last_event) THEN excluded.last_quantity ELSE last_quantity END,
                last_event = CASE WHEN (excluded.last_at, excluded.last_event) > (last_at, last_event) THEN excluded.last_event ELSE last_event END,
                last_at = max(last_at, excluded.last_at)
            """,
        FindActive = LiteFind,
        LockActive = LiteFind,
        InsertActive = """
            INSERT INTO active_customers (tenant_id, period_start, customer_id, first_at, event_id, channel, user_id)
            SELECT @tenant, value ->> 'p', value ->> 'k', value ->> 't', value ->> 'i', value ->> 'c', value ->> 'u' FROM json_each(@rows) WHERE true
            ON CONFLICT DO NOTHING RETURNING period_start, customer_id
            """,
        MoveActive = """
            UPDATE active_customers SET first_at = g.value ->> 't', event_id = g.value ->> 'i', channel = g.value ->> 'c', user_id = g.value ->> 'u'
            FROM json_each(@rows) g
            WHERE tenant_id = @tenant AND period_start = g.value ->> 'p' AND customer_id = g.value ->> 'k'
            """,
        FindTenant = "SELECT version, zones, billing_day FROM billing_tenants WHERE tenant_id = @tenant",
        KeepTenant = """
            INSERT INTO billing_tenants (tenant_id, name, plan, time_zone, zones, state, opened_at, seats_bought, version, is_sandbox, billing_day, language)
            VALUES (@tenant, @rows ->> 'n', @rows ->> 'p', @rows ->> 'z', @rows ->> 'zs', @rows ->> 's', @rows ->> 'o', @rows ->> 'b', @rows ->> 'v', @rows ->> 'x', @rows ->> 'd', @rows ->> 'l')
            ON CONFLICT (tenant_id) DO UPDATE SET name = excluded.name, plan = excluded.plan, time_zone = excluded.time_zone, zones = excluded.zones,
                state = excluded.state, opened_at = excluded.opened_at, seats_bought = excluded.seats_bought, version = excluded.version,
                language = excluded.language, is_sandbox = billing_tenants.is_sandbox OR excluded.is_sandbox
            """,
        OpenAccount = """
            INSERT INTO due_work (tenant_id, id, kind, due_at, payload, attempts) VALUES (@tenant, @tenant, 'billing.open', @rows ->> 't', '', 0) ON CONFLICT DO NOTHING
            """,
        QuarterPage = $"""
            SELECT starts_at, meter, quantity FROM usage_rollups
            WHERE tenant_id = @tenant AND span = 0 AND dimension = 0 AND (starts_at, meter) > (@rows ->> 't', @rows ->> 'm')
            ORDER BY starts_at, meter LIMIT {PageMax}
            """,
        ActivePage = $"""
            SELECT event_id, meter, recorded_at, channel, user_id, customer_id, distinct_value FROM usage_events
            WHERE tenant_id = @tenant AND event_id > @rows ->> 'i' AND (meter = {MeterCodes.CustomersActive} OR distinct_value IS NOT NULL)
            ORDER BY event_id LIMIT {PageMax}
            """,
    };
}

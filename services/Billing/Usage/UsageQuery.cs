using CloudCrm.Contracts;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Billing.Usage;

/// <summary>A sum that a query found.</summary>
internal sealed class UsageSum
{
    /// <summary>The label of its segments.</summary>
    public required int Label { get; init; }

    /// <summary>The meter's number.</summary>
    public required short Meter { get; init; }

    /// <summary>The channel or user id; empty where there is none.</summary>
    public required string Value { get; init; }

    /// <summary>Units of the meter.</summary>
    public required long Quantity { get; init; }
}

/// <summary>A tenant's day that a query found.</summary>
/// <param name="StartsAt">When it begins (UTC).</param>
/// <param name="Meter">The meter's number.</param>
/// <param name="Quantity">Units of the meter.</param>
internal sealed record DaySum(DateTimeOffset StartsAt, short Meter, long Quantity);

/// <summary>A calendar as it is stored.</summary>
internal sealed record StoredCalendar(string Zones, short BillingDay);

/// <summary>The queries behind <see cref="UsageReport"/>. Each reads a few ranges of the rollups' key.</summary>
internal static class UsageQuery
{
    /// <summary>The most sums that one query gives; one more than an answer may have, so that too many show.</summary>
    public const int SumsMax = UsageReport.LinesMax + 1;

    // The inner grouping keeps the planner from joining all of the tenant's rows with the segments.
    private static readonly string s_postgres = $$"""
        SELECT s.l AS "Label", r.meter AS "Meter", r.value AS "Value", sum(r.quantity * s.g)::bigint AS "Quantity"
        FROM (
            SELECT l, g, s, timestamptz 'epoch' + a * interval '1 microsecond' AS a, timestamptz 'epoch' + b * interval '1 microsecond' AS b
            FROM json_to_recordset({2}::json) AS j (l integer, g integer, s smallint, a bigint, b bigint)) AS s
        CROSS JOIN LATERAL (
            SELECT u.meter, u.value, sum(u.quantity)::bigint AS quantity FROM usage_rollups u
            WHERE u.tenant_id = {0} AND u.span = s.s AND u.dimension = {1} AND u.starts_at >= s.a AND u.starts_at < s.b
            GROUP BY u.meter, u.value) AS r
        GROUP BY s.l, r.meter, r.value HAVING sum(r.quantity * s.g) <> 0
        LIMIT {{SumsMax}}
        """;

    private static readonly string s_sqlite = $$"""
        WITH s AS MATERIALIZED (
            SELECT value ->> 'l' AS l, value ->> 'g' AS g, value ->> 's' AS s, value ->> 'a' AS a, value ->> 'b' AS b FROM json_each({2}))
        SELECT s.l AS "Label", u.meter AS "Meter", u.value AS "Value", sum(u.quantity * s.g) AS "Quantity"
        FROM s CROSS JOIN usage_rollups u
        WHERE u.tenant_id = {0} AND u.span = s.s AND u.dimension = {1} AND u.starts_at >= s.a AND u.starts_at < s.b
        GROUP BY s.l, u.meter, u.value HAVING sum(u.quantity * s.g) <> 0
        LIMIT {{SumsMax}}
        """;

    /// <summary>The tenant's calendar; null while it is unknown.</summary>
    public static async Task<TenantCalendar?> Calendar(BillingDb db, TenantId tenant) =>
        await (db is PgBillingDb pg ? Compiled<PgBillingDb>.Calendar(pg, tenant) : Compiled<LiteBillingDb>.Calendar((LiteBillingDb)db, tenant)) is { } stored
            ? TenantCalendars.Parse(stored.Zones, stored.BillingDay)
            : null;

    /// <summary>Whether the tenant's usage is never billed; false while it is unknown.</summary>
    public static Task<bool> IsSandbox(BillingDb db, TenantId tenant) =>
        db is PgBillingDb pg ? Compiled<PgBillingDb>.Sandbox(pg, tenant) : Compiled<LiteBillingDb>.Sandbox((LiteBillingDb)db, tenant);

    /// <summary>Sums of segments by label, meter and the dimension's value, without zeros.</summary>
    public static Task<List<UsageSum>> Sums(BillingDb db, TenantId tenant, RollupDimension dimension, IReadOnlyCollection<Segment> segments) =>
        db.Database.SqlQueryRaw<UsageSum>(
            db.Database.IsNpgsql() ? s_postgres : s_sqlite, tenant.Value, (short)dimension, UsageJson.Segments(segments)).ToListAsync();

    /// <summary>Sums of whole days between two starts of days, without zeros.</summary>
    public static async Task<List<DaySum>> Days(BillingDb db, TenantId tenant, RollupSpan span, DateTimeOffset from, DateTimeOffset to)
    {
        var found = db is PgBillingDb pg
            ? Compiled<PgBillingDb>.Days(pg, tenant, span, from, to)
            : Compiled<LiteBillingDb>.Days((LiteBillingDb)db, tenant, span, from, to);
        return await found.ToListAsync();
    }

    /// <summary>Sums of some meters on whole days of the tenant's between two starts of days: as many at most as meters times days.</summary>
    public static Task<List<DaySum>> TenantDays(BillingDb db, TenantId tenant, List<short> meters, DateTimeOffset from, DateTimeOffset to) => db.Set<UsageRollupRow>()
        .Where(row => row.TenantId == tenant && row.Span == RollupSpan.TenantDay && row.Dimension == RollupDimension.None && row.StartsAt >= from && row.StartsAt < to)
        .Where(row => meters.Contains(row.Meter) && row.Quantity != 0)
        .Select(row => new DaySum(row.StartsAt, row.Meter, row.Quantity)).ToListAsync();

    /// <summary>A compiled query belongs to one model, and so to one kind of database.</summary>
    private static class Compiled<TDb>
        where TDb : BillingDb
    {
        public static readonly Func<TDb, TenantId, RollupSpan, DateTimeOffset, DateTimeOffset, IAsyncEnumerable<DaySum>> Days = EF.CompileAsyncQuery(
            (TDb db, TenantId tenant, RollupSpan span, DateTimeOffset from, DateTimeOffset to) => db.Set<UsageRollupRow>()
                .Where(row => row.TenantId == tenant && row.Span == span && row.Dimension == RollupDimension.None && row.StartsAt >= from && row.StartsAt < to)
                .Where(row => row.Quantity != 0)
                .Take(SumsMax)
                .Select(row => new DaySum(row.StartsAt, row.Meter, row.Quantity)));

        public static readonly Func<TDb, TenantId, Task<bool>> Sandbox = EF.CompileAsyncQuery(
            (TDb db, TenantId tenant) => db.Set<BillingTenantRow>().Where(row => row.TenantId == tenant).Select(row => row.IsSandbox).FirstOrDefault());

        public static readonly Func<TDb, TenantId, Task<StoredCalendar?>> Calendar = EF.CompileAsyncQuery(
            (TDb db, TenantId tenant) => db.Set<BillingTenantRow>().Where(row => row.TenantId == tenant).Select(row => new StoredCalendar(row.Zones, row.BillingDay)).FirstOrDefault());
    }
}

using System.Data.Common;
using CloudCrm.Contracts;

namespace CloudCrm.Billing.Usage;

/// <summary>Counts what came before the tenant's time zone was known: its days from the quarter-hours, its active customers, and whatever else counts once a period, from the ledger.</summary>
internal sealed class Settlement(TenantStatements statements)
{
    /// <summary>Counts it, once: in the transaction that makes the tenant known.</summary>
    public async Task Settle(TenantId tenant, TenantCalendar calendar, CancellationToken cancellation)
    {
        await SettleDays(tenant, calendar, cancellation);
        await SettleActive(tenant, calendar, cancellation);
    }

    private async Task SettleDays(TenantId tenant, TenantCalendar calendar, CancellationToken cancellation)
    {
        var (after, meter) = (DateTimeOffset.UnixEpoch, (short)0);
        while (true)
        {
            var place = UsageJson.Object(json =>
            {
                json.WriteNumber("t", after.ToMicros());
                json.WriteNumber("m", meter);
            });
            var page = await statements.ReadOne(
                new(tenant, statements.Sql.QuarterPage, place),
                reader => (StartsAt: reader.Instant(0), Meter: reader.GetInt16(1), Quantity: reader.GetInt64(2)),
                cancellation);
            var deltas = new RollupDeltas(calendar);
            page.ForEach(row => deltas.AddDay(calendar, row.Meter, row.StartsAt, row.Quantity));
            await Add(tenant, deltas, cancellation);
            if (page.Count < UsageSql.PageMax)
                return;
            (after, meter) = (page[^1].StartsAt, page[^1].Meter);
        }
    }

    private async Task SettleActive(TenantId tenant, TenantCalendar calendar, CancellationToken cancellation)
    {
        var after = Guid.Empty;
        while (true)
        {
            var page = await statements.ReadOne(
                new(tenant, statements.Sql.ActivePage, UsageJson.Object(json => json.WriteString("i", UsageJson.Id(after)))),
                Distinct,
                cancellation);
            var deltas = new RollupDeltas(calendar);
            await new ActiveCustomers(statements).Count([new(tenant, calendar, page, deltas)], cancellation);
            await Add(tenant, deltas, cancellation);
            if (page.Count < UsageSql.PageMax)
                return;
            after = page[^1].Id;
        }
    }

    private static LedgerEvent Distinct(DbDataReader reader)
    {
        var given = new LedgerEvent(
            reader.GetGuid(0), reader.GetInt16(1), 1, reader.Instant(2), reader.OptionalString(3), reader.OptionalGuid(4), reader.OptionalGuid(5), InteractionId: null);
        return reader.OptionalString(6) is { } value ? given with { External = new("", "", null, value) } : given;
    }

    private Task Add(TenantId tenant, RollupDeltas deltas, CancellationToken cancellation) =>
        statements.Execute([new(tenant, statements.Sql.AddRollups, UsageJson.Rollups(deltas))], cancellation);
}

using CloudCrm.Billing.Lists;
using CloudCrm.Billing.Metering;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Metering;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Billing.Usage;

/// <summary>Pages of a meter's events, by time, then id: an index has them in this order.</summary>
internal sealed class LedgerPages(IDbSource<BillingDb> source, MeterBook book)
{
    private const string Mark = "usage-events:";

    /// <summary>One page.</summary>
    public async Task<Outcome<Page<LedgerEntry>>> Read(TenantId tenant, ListLedgerEntries query)
    {
        if (Cursor.CheckLimit(query.Limit) is { } refusal)
            return refusal;
        if (query.From >= query.To)
            return Refusal.Invalid("to", "It must be after from.", "not_after_from");
        if (query.To - query.From > UsageReport.LengthMax)
            return Refusal.Invalid("to", $"It may be at most {UsageReport.LengthMax.Days} days after from.", "too_long");
        if (((await book.Current()).Find(query.Meter) ?? (await book.Fresh()).Find(query.Meter)) is not { } meter)
            return Refusal.Invalid("meter", "There is no such meter.", "meter_unknown");
        // Without a cursor from before the first event on.
        if ((query.Cursor is null ? (query.From.ToInstant().AddTicks(-TimeSpan.TicksPerMicrosecond), Guid.AllBitsSet) : Cursor.Read(query.Cursor, Mark)) is not var (at, id))
            return Cursor.Malformed();

        await using var db = source.ForTenant(tenant);
        var (from, to, number) = (query.From.ToInstant(), query.To.ToInstant(), meter.Number);
        var rows = db.Set<UsageEventRow>().Where(row => row.TenantId == tenant && row.Meter == number && row.RecordedAt >= from && row.RecordedAt < to);
        if (query.ReceivedUntil is { } until)
            rows = rows.Where(row => row.ReceivedAt <= until.ToInstant());
        var found = await After(db, rows, at, id, query.Limit + 1);
        return new Page<LedgerEntry>(
            [.. found.Take(query.Limit).Select(row => ToEntry(row, meter))],
            found.Count > query.Limit ? Cursor.Write(Mark, found[query.Limit - 1].RecordedAt, found[query.Limit - 1].EventId) : null);
    }

    /// <summary>The events after a place, by time, then id.</summary>
    internal static async Task<List<UsageEventRow>> After(BillingDb db, IQueryable<UsageEventRow> rows, DateTimeOffset at, Guid id, int limit)
    {
        if (db is PgBillingDb)
        {
            return await rows.Where(row => EF.Functions.GreaterThan(ValueTuple.Create(row.RecordedAt, row.EventId), ValueTuple.Create(at, id)))
                .OrderBy(row => row.RecordedAt).ThenBy(row => row.EventId).Take(limit).ToListAsync();
        }

        // EF's provider for SQLite cannot write a comparison of pairs: first the rest of the same instant, then what is later.
        var same = await rows.Where(row => row.RecordedAt == at && row.EventId > id).OrderBy(row => row.EventId).Take(limit).ToListAsync();
        if (same.Count < limit)
            same.AddRange(await rows.Where(row => row.RecordedAt > at).OrderBy(row => row.RecordedAt).ThenBy(row => row.EventId).Take(limit - same.Count).ToListAsync());
        return same;
    }

    private static LedgerEntry ToEntry(UsageEventRow row, Meter meter) => new(
        row.EventId, meter.Code, meter.ToValue(row.Quantity), row.RecordedAt, row.ReceivedAt, row.Channel, row.UserId, row.CustomerId, row.InteractionId, row.Source, row.SourceId,
        row.Subject, row.DistinctValue);
}

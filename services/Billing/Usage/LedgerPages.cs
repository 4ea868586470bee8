using System.Buffers.Text;
using System.Globalization;
using System.Text;
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
        if (query.Limit is < 1 or > Paging.MaxLimit)
            return Refusal.Invalid("limit", $"1 to {Paging.MaxLimit}.");
        if (query.From >= query.To)
            return Refusal.Invalid("to", "It must be after from.", "not_after_from");
        if (query.To - query.From > UsageReport.LengthMax)
            return Refusal.Invalid("to", $"It may be at most {UsageReport.LengthMax.Days} days after from.", "too_long");
        if (((await book.Current()).Find(query.Meter) ?? (await book.Fresh()).Find(query.Meter)) is not { } meter)
            return Refusal.Invalid("meter", "There is no such meter.", "meter_unknown");
        if (Place(query.Cursor, query.From) is not var (at, id))
            return Refusal.Invalid("cursor", "This is not a cursor of this list.", "cursor");

        await using var db = source.ForTenant(tenant);
        var (from, to, number) = (query.From.ToInstant(), query.To.ToInstant(), meter.Number);
        var rows = db.Set<UsageEventRow>().Where(row => row.TenantId == tenant && row.Meter == number && row.RecordedAt >= from && row.RecordedAt < to);
        if (query.ReceivedUntil is { } until)
            rows = rows.Where(row => row.ReceivedAt <= until.ToInstant());
        var found = await After(db, rows, at, id, query.Limit + 1);
        return new Page<LedgerEntry>(
            [.. found.Take(query.Limit).Select(row => ToEntry(row, meter))],
            found.Count > query.Limit ? Write(found[query.Limit - 1]) : null);
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

    // Before the first event, where there is no cursor; null where it is none of this list.
    private static (DateTimeOffset At, Guid Id)? Place(string? cursor, DateTimeOffset from)
    {
        if (cursor is null)
            return (from.ToInstant().AddTicks(-TimeSpan.TicksPerMicrosecond), Guid.AllBitsSet);
        if (!Base64Url.IsValid(cursor) || Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor)) is not { } text || !text.StartsWith(Mark, StringComparison.Ordinal))
            return null;
        return text[Mark.Length..].Split(':') is [var micros, var id]
            && long.TryParse(micros, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at <= DateTimeOffset.MaxValue.ToMicros()
            && Guid.TryParseExact(id, "n", out var place)
            ? (Micros.FromMicros(at), place)
            : null;
    }

    private static string Write(UsageEventRow row) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Mark}{row.RecordedAt.ToMicros()}:{row.EventId:n}")));
}

using System.Globalization;
using CloudCrm.Billing.Payments;
using CloudCrm.Billing.Rating;
using CloudCrm.Billing.Usage;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Billing;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Billing.Invoices.Export;

/// <summary>The ledger of money as a CSV file, part by part, in the order in which things were entered. What is entered at one instant stands in one part.</summary>
internal sealed class MoneyJournal(IDbSource<BillingDb> source, TimeProvider time)
{
    /// <summary>How long ago something was entered that nothing can come before any more: an entry has the time at which its invoice was begun.</summary>
    public static readonly TimeSpan SettledAfter = TimeSpan.FromMinutes(5);

    /// <summary>Rows of a part, unless more were entered at one instant.</summary>
    public const int RowsMax = 1_000;

    private const string Name = "journal.csv";

    /// <summary>The part after a place; the place is an instant.</summary>
    /// <exception cref="ArgumentException">The cursor is none of this file's.</exception>
    public async Task<Outcome<FilePart>> Part(TenantId tenant, DateTimeOffset from, DateTimeOffset to, string? cursor)
    {
        if (from >= to)
            return Refusal.Invalid("to", "It must be after from.", "not_after_from");
        if (to - from > UsageReport.LengthMax)
            return Refusal.Invalid("to", $"It may be at most {UsageReport.LengthMax.Days} days after from.", "too_long");
        if (to > time.GetUtcNow() - SettledAfter)
            return Refusal.Invalid("to", $"At least {SettledAfter.Minutes} minutes ago: entries may still come before that.", "not_settled");
        await using var db = source.ForTenant(tenant);
        if (await db.Set<BillingTenantRow>().FirstOrDefaultAsync(row => row.TenantId == tenant) is not { } known)
            return Refusal.NotFound("billing account");
        var (start, end) = (Place(cursor) ?? from.ToInstant(), to.ToInstant());
        var (rows, next) = await Read(db.Set<MoneyEntryRow>().Where(row => row.TenantId == tenant && row.At >= start && row.At < end));
        var calendar = known.ToCalendar();
        return new FilePart(Name, JournalCsv.Text(rows.Select(row => ToEntry(row, calendar)), isFirst: cursor is null), next);
    }

    private static async Task<(List<MoneyEntryRow> Rows, string? Next)> Read(IQueryable<MoneyEntryRow> all)
    {
        var rows = await all.OrderBy(row => row.At).ThenBy(row => row.DocumentId).ThenBy(row => row.Account).Take(RowsMax + 1).ToListAsync();
        if (rows.Count <= RowsMax)
            return (rows, null);
        var (first, last) = (rows[0].At, rows[^1].At);
        if (first < last)
            return (rows[..rows.FindIndex(row => row.At == last)], Write(last));
        var same = await all.Where(row => row.At == first).OrderBy(row => row.DocumentId).ThenBy(row => row.Account).ToListAsync();
        return (same, Write(first.AddTicks(TimeSpan.TicksPerMicrosecond)));
    }

    private static JournalEntry ToEntry(MoneyEntryRow row, TenantCalendar calendar)
    {
        var currency = Currency.Of(row.Currency);
        var amount = MinorUnits.ToAmount(Math.Abs(row.MinorUnits), currency);
        return new(
            calendar.DayOf(row.At), row.Number ?? $"{row.DocumentId}", Code(row.Account), row.MinorUnits > 0 ? amount : 0, row.MinorUnits < 0 ? amount : 0, currency, row.About ?? "");
    }

    private static string Code(MoneyAccount account) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(account.ToString());

    private static string Write(DateTimeOffset at) => at.ToMicros().ToString(CultureInfo.InvariantCulture);

    private static DateTimeOffset? Place(string? cursor) => cursor is null ? null
        : long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var micros) ? Micros.FromMicros(micros)
        : throw new ArgumentException("This is no place in the journal.", nameof(cursor));
}

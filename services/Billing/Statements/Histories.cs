using System.Collections.Immutable;
using CloudCrm.Billing.Accounts;
using CloudCrm.Billing.Metering;
using CloudCrm.Billing.Rating;
using CloudCrm.Billing.Usage;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Metering;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Billing.Statements;

/// <summary>Reads what forecasts rest on: the rollups of at most two months of the tenant's days, of the meters that have a price.</summary>
internal sealed class Histories(IDbSource<BillingDb> source, MeterBook book)
{
    /// <summary>What is known of a tenant's days before an instant of its running period.</summary>
    public async Task<UsageHistory> Read(TenantId tenant, TenantCalendar calendar, Account account, InvoiceInput input, DateTimeOffset now)
    {
        var today = calendar.DayOf(now);
        var (start, end) = (calendar.StartOf(today), calendar.StartOf(today.AddDays(1)));
        var days = Math.Clamp(today.DayNumber - account.OpenedOn.DayNumber - 1, 0, UsageHistory.DaysMax);
        var history = new UsageHistory
        {
            Today = today,
            TodayLeft = Math.Clamp((decimal)(end - now).Ticks / (end - start).Ticks, 0, 1),
            Days = days,
            Meters = ImmutableDictionary<string, MeterHistory>.Empty,
        };
        if (days < UsageHistory.DaysMin)
            return history;
        var table = await book.Current();
        var meters = Priced(input, table);
        var before = Before(calendar, account);
        await using var db = source.ForTenant(tenant);
        var first = today.AddDays(-days);
        var from = calendar.StartOf(before.From < first && meters.Exists(meter => meter.Aggregation == MeterAggregation.Unique) ? before.From : first);
        var sums = (await UsageQuery.TenantDays(db, tenant, meters.ConvertAll(meter => meter.Number), from, start)).ToLookup(sum => sum.Meter);
        var found = ImmutableDictionary.CreateBuilder<string, MeterHistory>();
        foreach (var meter in meters)
        {
            var counted = table.Marked.Contains(meter)
                ? await MarkQuery.Days(db, tenant, meter, calendar, calendar.StartOf(first), start)
                : sums[meter.Number].ToDictionary(sum => calendar.DayOf(sum.StartsAt), sum => sum.Quantity);
            found.Add(meter.Code, new(
                meter.Aggregation, meter.Scale * meter.UnitSize,
                [.. Days(new(first, today)).Select(day => counted.TryGetValue(day, out var quantity) ? quantity : (long?)null)],
                meter.Aggregation == MeterAggregation.Unique ? [.. Days(before).Select(day => counted.GetValueOrDefault(day))] : [],
                await Events(db, tenant, meter, input, calendar.StartOf(first), start)));
        }

        return history with { Meters = found.ToImmutable() };
    }

    /// <summary>The period before, where the tenant was there for all of it; else no days.</summary>
    private static BillingPeriod Before(TenantCalendar calendar, Account account)
    {
        var period = calendar.PeriodOf(calendar.StartOf(account.Period.From).AddTicks(-1));
        return account.OpenedOn <= period.FirstDay ? new(period.FirstDay, period.EndDay) : new(account.Period.From, account.Period.From);
    }

    // What is priced by a level stays at its level.
    private static List<Meter> Priced(InvoiceInput input, MeterTable table) =>
    [
        .. input.Segments.SelectMany(segment => segment.Prices.Meters.Keys).Distinct(StringComparer.Ordinal).Select(table.Find).OfType<Meter>()
            .Where(meter => meter.Aggregation != MeterAggregation.TimeWeighted),
    ];

    private static IEnumerable<DateOnly> Days(BillingPeriod days) => Enumerable.Range(0, days.Days).Select(days.From.AddDays);

    /// <summary>How many events there were of a meter whose price charges each: nobody else pays for counting them.</summary>
    private static async Task<long> Events(BillingDb db, TenantId tenant, Meter meter, InvoiceInput input, DateTimeOffset from, DateTimeOffset to)
    {
        if (!input.Segments.Any(segment => segment.Prices.Meters.TryGetValue(meter.Code, out var price) && price.Price.PerEvent > 0))
            return 0;
        var number = meter.Number;
        return await db.Set<UsageEventRow>().LongCountAsync(row => row.TenantId == tenant && row.Meter == number && row.RecordedAt >= from && row.RecordedAt < to);
    }
}

using CloudCrm.Contracts;
using CloudCrm.Contracts.Metering;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Billing.Usage;

/// <summary>Reads of the greatest and latest values. A meter has at most one row a quarter-hour.</summary>
internal static class MarkQuery
{
    /// <summary>A meter's value in a stretch of time, in the ledger's units; null where there is none.</summary>
    public static Task<long?> Whole(BillingDb db, TenantId tenant, Meter meter, DateTimeOffset from, DateTimeOffset to)
    {
        var rows = Rows(db, tenant, meter, from, to);
        return meter.Aggregation == MeterAggregation.Max
            ? rows.MaxAsync(row => (long?)row.Highest)
            : rows.OrderByDescending(row => row.StartsAt).Select(row => (long?)row.LastQuantity).FirstOrDefaultAsync();
    }

    /// <summary>A meter's value in each quarter-hour that has one, earliest first.</summary>
    public static async Task<List<(DateTimeOffset StartsAt, long Value)>> Quarters(BillingDb db, TenantId tenant, Meter meter, DateTimeOffset from, DateTimeOffset to) =>
        (await Rows(db, tenant, meter, from, to).OrderBy(row => row.StartsAt).ToListAsync())
            .ConvertAll(row => (row.StartsAt, meter.Aggregation == MeterAggregation.Max ? row.Highest : row.LastQuantity));

    /// <summary>A meter's value on each day that has one.</summary>
    public static async Task<Dictionary<DateOnly, long>> Days(
        BillingDb db, TenantId tenant, Meter meter, TenantCalendar calendar, DateTimeOffset from, DateTimeOffset to)
    {
        var days = new Dictionary<DateOnly, long>();
        var (day, end) = (DateOnly.MinValue, DateTimeOffset.MinValue);
        await foreach (var row in Rows(db, tenant, meter, from, to).OrderBy(row => row.StartsAt).AsAsyncEnumerable())
        {
            if (row.StartsAt >= end)
            {
                day = calendar.DayOf(row.StartsAt);
                end = calendar.StartOf(day.AddDays(1));
            }

            days[day] = meter.Aggregation == MeterAggregation.Last ? row.LastQuantity
                : days.TryGetValue(day, out var highest) ? Math.Max(highest, row.Highest) : row.Highest;
        }

        return days;
    }

    private static IQueryable<UsageMarkRow> Rows(BillingDb db, TenantId tenant, Meter meter, DateTimeOffset from, DateTimeOffset to)
    {
        var number = meter.Number;
        return db.Set<UsageMarkRow>().Where(row => row.TenantId == tenant && row.Meter == number && row.StartsAt >= from && row.StartsAt < to);
    }
}

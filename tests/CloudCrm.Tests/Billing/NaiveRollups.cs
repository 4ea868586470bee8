using CloudCrm.Billing.Usage;
using CloudCrm.Contracts.Metering;

namespace CloudCrm.Tests.Billing;

/// <summary>What the rollups must say, computed from the whole ledger in the plainest way.</summary>
internal static class NaiveRollups
{
    public static Dictionary<string, long> Of(IEnumerable<UsageEventRow> ledger, TenantCalendar? calendar) =>
        Of(ledger, calendar, number => MeterCodes.Of(number).Aggregation);

    public static Dictionary<string, long> Of(IEnumerable<UsageEventRow> ledger, TenantCalendar? calendar, Func<short, MeterAggregation> kindOf)
    {
        var sums =
            from row in Counted(ledger, calendar, kindOf)
            from key in Keys(row, calendar)
            group row.Quantity by key into rows
            where rows.Sum() != 0
            select (rows.Key, Sum: rows.Sum());
        return sums.ToDictionary(sum => sum.Key, sum => sum.Sum);
    }

    /// <summary>Stored rollups in the same shape.</summary>
    public static Dictionary<string, long> From(IEnumerable<UsageRollupRow> rollups) => rollups.Where(row => row.Quantity != 0)
        .ToDictionary(row => Key(row.Span, row.Dimension, row.StartsAt, row.Meter, row.Value), row => row.Quantity);

    /// <summary>What is added up: all of a sum or a level, of different values the first in each period.</summary>
    public static IEnumerable<UsageEventRow> Counted(IEnumerable<UsageEventRow> ledger, TenantCalendar? calendar, Func<short, MeterAggregation> kindOf)
    {
        var summed = ledger.Where(row => kindOf(row.Meter) is MeterAggregation.Sum or MeterAggregation.TimeWeighted);
        return calendar is null ? summed : summed.Concat(ledger.Where(row => kindOf(row.Meter) == MeterAggregation.Unique)
            .GroupBy(row => (row.Meter, row.CustomerId, row.DistinctValue, Period: FirstDay(calendar, calendar.DayOf(row.RecordedAt))))
            .Select(rows => rows.OrderBy(row => row.RecordedAt).ThenBy(row => row.EventId).First()));
    }

    // Back, day by day, to the last one on which a period began.
    private static DateOnly FirstDay(TenantCalendar calendar, DateOnly day)
    {
        while (day.Day != Math.Min(calendar.BillingDay, DateTime.DaysInMonth(day.Year, day.Month)))
            day = day.AddDays(-1);
        return day;
    }

    private static IEnumerable<string> Keys(UsageEventRow row, TenantCalendar? calendar)
    {
        foreach (var span in (RollupSpan[])[RollupSpan.Quarter, RollupSpan.Day, RollupSpan.Month])
        {
            var start = row.RecordedAt.Floor(span);
            yield return Key(span, RollupDimension.None, start, row.Meter, "");
            yield return Key(span, RollupDimension.Channel, start, row.Meter, row.Channel ?? "");
            yield return Key(span, RollupDimension.User, start, row.Meter, row.UserId?.ToString() ?? "");
        }

        if (calendar is not null)
            yield return Key(RollupSpan.TenantDay, RollupDimension.None, calendar.StartOf(calendar.DayOf(row.RecordedAt)), row.Meter, "");
    }

    private static string Key(RollupSpan span, RollupDimension dimension, DateTimeOffset start, short meter, string value) =>
        $"{span} {dimension} {start:u} {meter} {value}";
}

using CloudCrm.Billing.Usage;

namespace CloudCrm.Tests.Billing;

/// <summary>What the rollups must say, computed from the whole ledger in the plainest way.</summary>
internal static class NaiveRollups
{
    public static Dictionary<string, long> Of(IEnumerable<UsageEventRow> ledger, TenantCalendar? calendar)
    {
        var counted = ledger.Where(row => row.Meter != MeterCodes.CustomersActive).Concat(Active(ledger, calendar)).ToList();
        var sums =
            from row in counted
            from key in Keys(row, calendar)
            group row.Quantity by key into rows
            where rows.Sum() != 0
            select (rows.Key, Sum: rows.Sum());
        return sums.ToDictionary(sum => sum.Key, sum => sum.Sum);
    }

    /// <summary>Stored rollups in the same shape.</summary>
    public static Dictionary<string, long> From(IEnumerable<UsageRollupRow> rollups) => rollups.Where(row => row.Quantity != 0)
        .ToDictionary(row => Key(row.Span, row.Dimension, row.StartsAt, row.Meter, row.Value), row => row.Quantity);

    private static IEnumerable<UsageEventRow> Active(IEnumerable<UsageEventRow> ledger, TenantCalendar? calendar) => calendar is null
        ? []
        : ledger.Where(row => row.Meter == MeterCodes.CustomersActive)
            .GroupBy(row => (row.CustomerId, Month: calendar.DayOf(row.RecordedAt).ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture)))
            .Select(rows => rows.OrderBy(row => row.RecordedAt).ThenBy(row => row.EventId).First());

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

using CloudCrm.Billing.Usage;
using CloudCrm.Contracts.Metering;

namespace CloudCrm.Tests.Billing;

/// <summary>Quantities computed from the whole ledger in the plainest way.</summary>
internal static class NaiveQuantities
{
    public static Dictionary<string, decimal> Of(IReadOnlyCollection<UsageEventRow> ledger, TenantCalendar calendar, IEnumerable<Meter> meters, UsageWindow window)
    {
        var found = new Dictionary<string, decimal>();
        foreach (var meter in meters)
        {
            var rows = ledger.Where(row => row.Meter == meter.Number).ToArray();
            var inside = rows.Where(row => row.RecordedAt >= window.From && row.RecordedAt < window.To).ToArray();
            decimal ledgerUnits = meter.Aggregation switch
            {
                MeterAggregation.Sum => inside.Sum(row => row.Quantity),
                MeterAggregation.Max => inside.Select(row => row.Quantity).DefaultIfEmpty().Max(),
                MeterAggregation.Last => inside.OrderBy(row => row.RecordedAt).ThenBy(row => row.EventId).LastOrDefault()?.Quantity ?? 0,
                MeterAggregation.Unique => NaiveRollups.Counted(rows, calendar, _ => MeterAggregation.Unique).Count(inside.Contains),
                _ => Level(rows, window),
            };
            if (ledgerUnits != 0)
                found[meter.Code] = ledgerUnits / meter.Scale / meter.UnitSize;
        }

        return found;
    }

    private static decimal Level(UsageEventRow[] rows, UsageWindow window)
    {
        var (sum, quarter) = (0m, TimeSpan.FromMinutes(15));
        for (var at = window.From; at < window.To; at += quarter)
            sum += rows.Where(row => row.RecordedAt < at).Sum(row => (decimal)row.Quantity);
        return sum / (window.Period.Ticks / quarter.Ticks);
    }
}

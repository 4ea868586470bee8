using CloudCrm.Billing.Invoices.Proof;
using CloudCrm.Contracts.Metering;

namespace CloudCrm.Tests.Billing.Invoices;

/// <summary>Quantities computed from all events at once, in the plainest way.</summary>
internal static class NaiveUsage
{
    public static decimal Quantity(UsageSet set, UsageSpan span, IReadOnlyList<BilledEvent> events)
    {
        var inside = events.Where(it => it.At >= span.From && it.At < span.To).ToArray();
        decimal units = set.Meter.Aggregation switch
        {
            MeterAggregation.Sum => inside.Sum(it => it.Quantity),
            MeterAggregation.Max => inside.Select(it => it.Quantity).DefaultIfEmpty().Max(),
            MeterAggregation.Last => inside.LastOrDefault()?.Quantity ?? 0,
            MeterAggregation.Unique => inside.Count(it => events.First(other => Value(other) == Value(it)) == it),
            _ => Level(set, span, events),
        };
        return Math.Round(units / (decimal)Math.Pow(10, set.Meter.Decimals) / set.Meter.UnitSize, 12, MidpointRounding.AwayFromZero);
    }

    public static int[] Seats(UsageSet set, UsageSpan span, IReadOnlyList<BilledEvent> events) =>
        [.. set.DayStarts.Where(end => end > span.From && end <= span.To).Select(end => (int)(set.Opening + events.Where(it => it.At < end).Sum(it => it.Quantity)))];

    private static string? Value(BilledEvent it) => it.DistinctValue ?? it.CustomerId?.ToString();

    private static decimal Level(UsageSet set, UsageSpan span, IReadOnlyList<BilledEvent> events)
    {
        var (sum, quarters, quarter) = (0m, 0, TimeSpan.FromMinutes(15));
        for (var at = span.From; at < span.To; at += quarter)
            sum += set.Opening + events.Where(it => it.At < at).Sum(it => it.Quantity);
        for (var at = set.Period.From; at < set.Period.To; at += quarter)
            quarters++;
        return sum / quarters;
    }
}

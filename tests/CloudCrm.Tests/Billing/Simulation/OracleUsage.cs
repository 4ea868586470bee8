using CloudCrm.Contracts.Metering;

namespace CloudCrm.Tests.Billing.Simulation;

/// <summary>A meter as the oracle counts it.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Aggregation">How values make a quantity.</param>
/// <param name="Decimals">Values are kept times 10^this.</param>
/// <param name="UnitSize">How much is one priced unit.</param>
internal sealed record OracleMeter(string Code, MeterAggregation Aggregation, int Decimals = 0, long UnitSize = 1)
{
    /// <summary>The product's own.</summary>
    public static IReadOnlyList<OracleMeter> Own { get; } =
    [
        new(Meters.MessagesInbound, MeterAggregation.Sum), new(Meters.MessagesOutbound, MeterAggregation.Sum), new(Meters.ApiCalls, MeterAggregation.Sum),
        new(Meters.CustomersActive, MeterAggregation.Unique), new(Meters.StorageBytes, MeterAggregation.TimeWeighted, 0, 1_000_000_000),
    ];

    public Ratio Units(Ratio ledger)
    {
        Ratio scale = UnitSize;
        for (var i = 0; i < Decimals; i++)
            scale *= 10;
        return ledger / scale;
    }
}

/// <summary>One act, once, with when Billing first heard of it.</summary>
internal sealed record OracleEvent(string Meter, long Quantity, DateTimeOffset At, DateTimeOffset ReceivedAt, string? Distinct);

/// <summary>How much was used in segments of a period, straight from the list of events.</summary>
internal static class OracleUsage
{
    /// <summary>Quantity in priced units to 12 decimals, and the number of events, of each segment.</summary>
    public static (Ratio Quantity, long Events)[] Of(OracleMeter meter, IReadOnlyList<OracleEvent> all, OraclePeriod period)
    {
        var events = all.Where(it => it.At >= period.Start && it.At < period.End).OrderBy(it => it.At).ToArray();
        var firsts = events.GroupBy(it => it.Distinct).Select(same => same.First()).ToHashSet();
        return [.. period.Segments.Select(segment =>
        {
            var (start, end) = (period.StartOf(segment.From), period.StartOf(segment.To));
            var here = events.Where(it => it.At >= start && it.At < end).ToArray();
            var quantity = meter.Aggregation switch
            {
                MeterAggregation.Sum => meter.Units(here.Sum(it => it.Quantity)),
                MeterAggregation.Unique => here.Count(firsts.Contains),
                MeterAggregation.Max => meter.Units(here.Length == 0 ? 0 : here.Max(it => it.Quantity)),
                MeterAggregation.Last => meter.Units(here.Length == 0 ? 0 : here[^1].Quantity),
                _ => meter.Units(LevelQuarters(all, start, end)) / Quarters(period.Start, period.End),
            };
            return (quantity.Round(12), (long)here.Length);
        })];
    }

    /// <summary>Seats at the end of each day of a period.</summary>
    public static long[] SeatLevels(IReadOnlyList<OracleEvent> all, OraclePeriod period) =>
        [.. period.DayStarts.Skip(1).Select(end => all.Where(it => it.At < end).Sum(it => it.Quantity))];

    // Quarter-hour by quarter-hour: the level when it begins; what changes in one counts from the next.
    private static Ratio LevelQuarters(IReadOnlyList<OracleEvent> all, DateTimeOffset start, DateTimeOffset end)
    {
        var sorted = all.OrderBy(it => it.At).ToArray();
        var (next, level, sum) = (0, 0L, (Ratio)0);
        var run = 0L;
        for (var at = start; at < end; at = at.AddMinutes(15))
        {
            for (; next < sorted.Length && sorted[next].At < at; next++)
            {
                sum += (Ratio)level * run;
                run = 0;
                level += sorted[next].Quantity;
            }

            run++;
        }

        return sum + ((Ratio)level * run);
    }

    private static long Quarters(DateTimeOffset start, DateTimeOffset end)
    {
        var count = 0L;
        for (var at = start; at < end; at = at.AddMinutes(15))
            count++;
        return count;
    }
}

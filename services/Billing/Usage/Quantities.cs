using CloudCrm.Billing.Metering;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Metering;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Billing.Usage;

/// <summary>A stretch of time whose quantities are asked for. Both ends stand on UTC quarter-hours.</summary>
/// <param name="From">Start, inclusive.</param>
/// <param name="To">End, exclusive, at most 400 days later.</param>
/// <param name="Period">The length of the whole billing period that it lies in: a level counts by how much of the period it stood.</param>
internal readonly record struct UsageWindow(DateTimeOffset From, DateTimeOffset To, TimeSpan Period)
{
    /// <summary>A whole billing period.</summary>
    public static UsageWindow Of(DateTimeOffset from, DateTimeOffset to) => new(from, to, to - from);
}

/// <summary>
/// The one place that says how much of a meter was used in a stretch of time, in priced units and exact. Quantities of meters that sum, of those that count different
/// values and of levels are those of the parts added up, however a period is cut.
/// </summary>
/// <remarks>
/// A sum is the sum of the values. What counts once a billing period counts in the part where it came first. A level at the start of a quarter-hour is the
/// sum of all values that came before; it counts for that quarter-hour, so that what is raised and lowered within one counts for nothing. The greatest and the
/// latest value are those of the stretch itself; without one there it is 0.
/// </remarks>
internal sealed partial class Quantities(MeterBook book)
{
    /// <summary>The quantity of every meter that has one other than 0, by its code.</summary>
    public async Task<IReadOnlyDictionary<string, decimal>> Read(BillingDb db, TenantId tenant, UsageWindow window)
    {
        Check(window);
        window = window with { From = window.From.ToUniversalTime(), To = window.To.ToUniversalTime() };
        var sums = await UsageQuery.Sums(db, tenant, RollupDimension.None, UsageCover.Of(0, window.From, window.To));
        var before = await UsageQuery.Sums(db, tenant, RollupDimension.None, UsageCover.Of(0, EventCheck.Earliest, window.From));
        var meters = await book.With(sums.Concat(before).Select(sum => sum.Meter));
        var quantities = new Dictionary<string, decimal>();
        foreach (var sum in sums.Where(sum => meters.Of(sum.Meter).Aggregation != MeterAggregation.TimeWeighted))
            Keep(quantities, meters.Of(sum.Meter), sum.Quantity);
        foreach (var meter in meters.Marked)
            Keep(quantities, meter, await MarkQuery.Whole(db, tenant, meter, window.From, window.To) ?? 0);
        foreach (var (number, level) in await Levels(db, tenant, window, before, meters))
            Keep(quantities, meters.Of(number), level);
        return quantities;
    }

    /// <summary>Levels times quarter-hours, by the period's quarter-hours.</summary>
    private static async Task<Dictionary<short, decimal>> Levels(BillingDb db, TenantId tenant, UsageWindow window, List<UsageSum> before, MeterTable meters)
    {
        var length = Quarters(window.To - window.From);
        var levels = before.Where(sum => meters.Of(sum.Meter).Aggregation == MeterAggregation.TimeWeighted).ToDictionary(sum => sum.Meter, sum => (decimal)sum.Quantity * length);
        List<short> numbers = [.. meters.All.Where(meter => meter.Aggregation == MeterAggregation.TimeWeighted).Select(meter => meter.Number)];
        await foreach (var step in Steps(db, tenant, window, numbers).AsAsyncEnumerable())
            levels[step.Meter] = levels.GetValueOrDefault(step.Meter) + (step.Quantity * (decimal)(Quarters(window.To - step.StartsAt) - 1));
        return levels.ToDictionary(level => level.Key, level => level.Value / Quarters(window.Period));
    }

    /// <summary>By how much levels changed in each quarter-hour.</summary>
    private static IQueryable<DaySum> Steps(BillingDb db, TenantId tenant, UsageWindow window, List<short> numbers) => db.Set<UsageRollupRow>()
        .Where(row => row.TenantId == tenant && row.Span == RollupSpan.Quarter && row.Dimension == RollupDimension.None && row.StartsAt >= window.From && row.StartsAt < window.To)
        .Where(row => numbers.Contains(row.Meter) && row.Quantity != 0)
        .Select(row => new DaySum(row.StartsAt, row.Meter, row.Quantity));

    private static void Keep(Dictionary<string, decimal> quantities, Meter meter, decimal ledgerUnits)
    {
        if (ledgerUnits != 0)
            quantities[meter.Code] = ledgerUnits / (meter.Scale * meter.UnitSize);
    }

    private static long Quarters(TimeSpan length) => length.Ticks / RollupSpans.Quarter.Ticks;

    private static void Check(UsageWindow window)
    {
        if (window.From.Floor(RollupSpan.Quarter) != window.From || window.To.Floor(RollupSpan.Quarter) != window.To || window.From >= window.To
            || window.To - window.From > UsageReport.LengthMax || window.Period < window.To - window.From)
            throw new ArgumentException("A window lies between two quarter-hours, at most 400 days apart, within its period.", nameof(window));
    }
}

using CloudCrm.Billing.Metering;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Metering;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Billing.Usage;

/// <summary>Quantities as they grow from instant to instant.</summary>
internal sealed partial class Quantities
{
    /// <summary>
    /// For each meter with a quantity, by its number, what <see cref="Read"/> would give if the window ended at each of some instants. What two of them differ by is what was used in
    /// between, so that differences always sum to the whole.
    /// </summary>
    /// <param name="db">To read from.</param>
    /// <param name="tenant">Whose.</param>
    /// <param name="window">Its start is where counting begins, mostly that of a billing period.</param>
    /// <param name="ends">Quarter-hours of the window, earliest first; at least one, the last one not its start.</param>
    public async Task<IReadOnlyDictionary<short, decimal[]>> Until(BillingDb db, TenantId tenant, UsageWindow window, IReadOnlyList<DateTimeOffset> ends)
    {
        Check(window);
        var before = await UsageQuery.Sums(db, tenant, RollupDimension.None, UsageCover.Of(0, EventCheck.Earliest, window.From));
        var sums = ends[0] > window.From ? await UsageQuery.Sums(db, tenant, RollupDimension.None, UsageCover.Of(0, window.From, ends[0])) : [];
        var changes = await Grown(db, tenant, ends[0], ends[^1]);
        var meters = await book.With(before.Concat(sums).Select(sum => sum.Meter).Concat(changes.Select(change => change.Meter)));
        var found = new Dictionary<short, decimal[]>();
        foreach (var steps in changes.Concat(sums.Select(sum => new DaySum(window.From, sum.Meter, sum.Quantity))).Where(step => !IsLevel(meters.Of(step.Meter))).ToLookup(step => step.Meter))
            Keep(found, meters.Of(steps.Key), Sums(steps, ends));
        foreach (var (number, level) in await Levels(db, tenant, window, before, meters, ends))
            Keep(found, meters.Of(number), level);
        foreach (var meter in meters.Marked)
            Keep(found, meter, await Marks(db, tenant, window, meter, ends));
        return found;
    }

    private static Task<List<DaySum>> Grown(BillingDb db, TenantId tenant, DateTimeOffset from, DateTimeOffset to) => db.Set<UsageRollupRow>()
        .Where(row => row.TenantId == tenant && row.Span == RollupSpan.Quarter && row.Dimension == RollupDimension.None && row.StartsAt >= from && row.StartsAt < to)
        .Where(row => row.Quantity != 0)
        .Select(row => new DaySum(row.StartsAt, row.Meter, row.Quantity)).ToListAsync();

    private static decimal[] Sums(IEnumerable<DaySum> steps, IReadOnlyList<DateTimeOffset> ends)
    {
        var sums = new decimal[ends.Count];
        foreach (var step in steps)
            sums[PlaceOf(ends, step.StartsAt)] += step.Quantity;
        for (var i = 1; i < sums.Length; i++)
            sums[i] += sums[i - 1];
        return sums;
    }

    private static async Task<Dictionary<short, decimal[]>> Levels(
        BillingDb db, TenantId tenant, UsageWindow window, List<UsageSum> before, MeterTable meters, IReadOnlyList<DateTimeOffset> ends)
    {
        List<short> numbers = [.. meters.All.Where(IsLevel).Select(meter => meter.Number)];
        var steps = (await Steps(db, tenant, window with { To = ends[^1] }, numbers).ToListAsync()).ToLookup(step => step.Meter);
        var opening = before.Where(sum => numbers.Contains(sum.Meter)).ToDictionary(sum => sum.Meter, sum => sum.Quantity);
        return opening.Keys.Union(steps.Select(step => step.Key))
            .ToDictionary(number => number, number => Level(opening.GetValueOrDefault(number), steps[number], window, ends));
    }

    // Levels times quarter-hours up to each end, by the period's quarter-hours.
    private static decimal[] Level(long opening, IEnumerable<DaySum> steps, UsageWindow window, IReadOnlyList<DateTimeOffset> ends)
    {
        var (rises, weights) = (new decimal[ends.Count], new decimal[ends.Count]);
        foreach (var step in steps)
        {
            var place = PlaceOf(ends, step.StartsAt);
            rises[place] += step.Quantity;
            weights[place] += step.Quantity * (decimal)(Quarters(ends[place] - step.StartsAt) - 1);
        }

        var (levels, level, sum, at) = (new decimal[ends.Count], (decimal)opening, 0m, window.From);
        for (var i = 0; i < levels.Length; i++)
        {
            sum += (level * Quarters(ends[i] - at)) + weights[i];
            level += rises[i];
            at = ends[i];
            levels[i] = sum / Quarters(window.Period);
        }

        return levels;
    }

    private static async Task<decimal[]> Marks(BillingDb db, TenantId tenant, UsageWindow window, Meter meter, IReadOnlyList<DateTimeOffset> ends)
    {
        var mark = ends[0] > window.From ? await MarkQuery.Whole(db, tenant, meter, window.From, ends[0]) : null;
        var found = (await MarkQuery.Quarters(db, tenant, meter, ends[0], ends[^1])).ToLookup(row => PlaceOf(ends, row.StartsAt), row => row.Value);
        var marks = new decimal[ends.Count];
        for (var i = 0; i < marks.Length; i++)
        {
            foreach (var value in found[i])
                mark = meter.Aggregation == MeterAggregation.Max && mark > value ? mark : value;
            marks[i] = mark ?? 0;
        }

        return marks;
    }

    /// <summary>The first end after an instant.</summary>
    private static int PlaceOf(IReadOnlyList<DateTimeOffset> ends, DateTimeOffset at)
    {
        var (low, high) = (0, ends.Count - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (ends[middle] > at)
                high = middle;
            else
                low = middle + 1;
        }

        return low;
    }

    private static void Keep(Dictionary<short, decimal[]> found, Meter meter, decimal[] ledgerUnits)
    {
        if (ledgerUnits.AsSpan().ContainsAnyExcept(0m))
            found[meter.Number] = Array.ConvertAll(ledgerUnits, units => units / (meter.Scale * meter.UnitSize));
    }
}

using CloudCrm.Contracts;
using CloudCrm.Contracts.Metering;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Billing.Usage;

/// <summary>Quantities as they grow from day to day.</summary>
internal sealed partial class Quantities
{
    /// <summary>
    /// For each of some meters what <see cref="Read"/> would give if the window ended with its first day, with its second one and so on to the last. The window begins and ends with
    /// a day of the tenant's.
    /// </summary>
    public static async Task<IReadOnlyDictionary<string, decimal[]>> Days(BillingDb db, TenantId tenant, TenantCalendar calendar, UsageWindow window, IReadOnlyCollection<Meter> meters)
    {
        Check(window);
        var ends = Ends(calendar, window);
        var changes = (await UsageQuery.TenantDays(db, tenant, [.. meters.Select(meter => meter.Number)], window.From, window.To)).ToLookup(day => day.Meter);
        var levels = meters.Any(IsLevel) ? await Levels(db, tenant, window, [.. meters.Where(IsLevel)], ends) : [];
        var quantities = new Dictionary<string, decimal[]>(StringComparer.Ordinal);
        foreach (var meter in meters)
        {
            quantities[meter.Code] = [.. (meter.Aggregation switch
            {
                MeterAggregation.TimeWeighted => levels[meter.Number],
                MeterAggregation.Max or MeterAggregation.Last => await Marks(db, tenant, calendar, window, meter, ends.Length),
                _ => Running([.. changes[meter.Number]], ends),
            }).Select(ledgerUnits => ledgerUnits / (meter.Scale * meter.UnitSize))];
        }

        return quantities;
    }

    private static bool IsLevel(Meter meter) => meter.Aggregation == MeterAggregation.TimeWeighted;

    private static DateTimeOffset[] Ends(TenantCalendar calendar, UsageWindow window)
    {
        var ends = new List<DateTimeOffset>();
        for (var day = calendar.DayOf(window.From).AddDays(1); ends.Count == 0 || ends[^1] < window.To; day = day.AddDays(1))
            ends.Add(calendar.StartOf(day));
        return [.. ends];
    }

    private static decimal[] Running(DaySum[] days, DateTimeOffset[] ends) => [.. ends.Select(end => days.Where(day => day.StartsAt < end).Sum(day => (decimal)day.Quantity))];

    private static async Task<Dictionary<short, decimal[]>> Levels(BillingDb db, TenantId tenant, UsageWindow window, List<Meter> meters, DateTimeOffset[] ends)
    {
        var before = (await UsageQuery.Sums(db, tenant, RollupDimension.None, UsageCover.Of(0, EventCheck.Earliest, window.From))).ToDictionary(sum => sum.Meter, sum => sum.Quantity);
        var numbers = meters.ConvertAll(meter => meter.Number);
        var steps = (await Steps(db, tenant, window, numbers).ToListAsync()).ToLookup(step => step.Meter);
        return numbers.ToDictionary(number => number, number => ends.Select(end =>
            ((before.GetValueOrDefault(number) * (decimal)Quarters(end - window.From))
                + steps[number].Where(step => step.StartsAt < end).Sum(step => step.Quantity * (decimal)(Quarters(end - step.StartsAt) - 1))) / Quarters(window.Period)).ToArray());
    }

    private static async Task<decimal[]> Marks(BillingDb db, TenantId tenant, TenantCalendar calendar, UsageWindow window, Meter meter, int days)
    {
        var found = await MarkQuery.Days(db, tenant, meter, calendar, window.From, window.To);
        var (marks, mark, first) = (new decimal[days], (long?)null, calendar.DayOf(window.From));
        for (var i = 0; i < days; i++)
        {
            if (found.TryGetValue(first.AddDays(i), out var value))
                mark = meter.Aggregation == MeterAggregation.Max && mark > value ? mark : value;
            marks[i] = mark ?? 0;
        }

        return marks;
    }
}

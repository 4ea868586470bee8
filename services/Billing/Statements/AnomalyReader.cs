using CloudCrm.Billing.Accounts;
using CloudCrm.Billing.Metering;
using CloudCrm.Billing.Usage;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Metering;
using CloudCrm.Foundation.Data;

namespace CloudCrm.Billing.Statements;

/// <summary>Looks for days out of the ordinary: of each meter, and of what usage costs.</summary>
/// <remarks>
/// A sum counts by the day, a level as it stood at the day's end, greatest and latest values on the days that have one. Different values are left out: in the first days of a period all
/// are new. So are seats, which people buy after a preview. What a day costs are its sums at what a unit costs on average in the day's period: so the days before are compared by the
/// same prices, and what is included or charged once falls on no day.
/// </remarks>
internal sealed class AnomalyReader(IDbSource<BillingDb> source, MeterBook book, PricedPeriods prices)
{
    /// <summary>The most that are told of one day; the farthest out of the ordinary first.</summary>
    public const int DayMax = 10;

    /// <summary>Those of some days in a row.</summary>
    public async Task<List<Anomaly>> Find(TenantId tenant, TenantCalendar calendar, Account account, IReadOnlyList<DateOnly> days)
    {
        var first = days[0].AddDays(-AnomalyRule.DaysMax) is var wanted && wanted > account.OpenedOn ? wanted : account.OpenedOn.AddDays(1);
        var table = await book.Current();
        var values = await Values(tenant, calendar, table, first, days[^1].AddDays(1));
        var found = new List<Anomaly>();
        foreach (var day in days)
        {
            var meters = table.All.Where(meter => values.ContainsKey(meter.Number)).Select(meter => Of(day, meter, values[meter.Number])).OfType<Anomaly>();
            found.AddRange(meters.OrderByDescending(it => it.Used / Math.Max(it.Usual, 1)).ThenBy(it => it.Meter!.Code, StringComparer.Ordinal).Take(DayMax));
            if (await OfCosts(tenant, calendar, account, table, values, day) is { } costs)
                found.Add(costs);
        }

        return found;
    }

    private static Anomaly? Of(DateOnly day, Meter meter, SortedDictionary<DateOnly, decimal> values) =>
        values.TryGetValue(day, out var used) && AnomalyRule.Usual(used, Before(values, day), AnomalyRule.UnitsFloor * meter.UnitSize) is { } usual ? new(day, meter, used, usual) : null;

    private async Task<Anomaly?> OfCosts(
        TenantId tenant, TenantCalendar calendar, Account account, MeterTable table, Dictionary<short, SortedDictionary<DateOnly, decimal>> values, DateOnly day)
    {
        var priced = await prices.Of(tenant, calendar, account, calendar.PeriodOf(calendar.StartOf(day)));
        if (priced.Parts.IsEmpty)
            return null;
        var charged = priced.Parts.SelectMany(part => part.Meters).GroupBy(meter => meter.Key, meter => meter.Value)
            .Select(group => (Meter: table.Find(group.Key), Charge: new ChargedMeter(group.Sum(it => it.Amount), group.Sum(it => it.Quantity))))
            .Where(it => it.Meter is { Aggregation: MeterAggregation.Sum } && values.ContainsKey(it.Meter.Number)).ToArray();
        var costs = new SortedDictionary<DateOnly, decimal>();
        foreach (var (meter, charge) in charged)
        {
            foreach (var (on, counted) in values[meter!.Number])
                costs[on] = costs.GetValueOrDefault(on) + charge.Share(counted / meter.UnitSize);
        }

        var money = priced.Parts[0].Currency;
        return costs.TryGetValue(day, out var used) && AnomalyRule.Usual(used, Before(costs, day), Payments.MinorUnits.ToAmount(AnomalyRule.MoneyFloor, money)) is { } usual
            ? new(day, null, used, usual, money)
            : null;
    }

    private static List<decimal> Before(SortedDictionary<DateOnly, decimal> values, DateOnly day) =>
        [.. values.Where(pair => pair.Key < day && pair.Key >= day.AddDays(-AnomalyRule.DaysMax)).Select(pair => pair.Value)];

    /// <summary>What each meter counted on each day, in counted units.</summary>
    private async Task<Dictionary<short, SortedDictionary<DateOnly, decimal>>> Values(TenantId tenant, TenantCalendar calendar, MeterTable table, DateOnly first, DateOnly end)
    {
        var values = new Dictionary<short, SortedDictionary<DateOnly, decimal>>();
        if (first >= end)
            return values;
        var (from, to) = (calendar.StartOf(first), calendar.StartOf(end));
        var counted = table.All.Where(meter => meter.Aggregation is MeterAggregation.Sum or MeterAggregation.TimeWeighted && meter.Number != MeterCodes.Seats).ToArray();
        await using var db = source.ForTenant(tenant);
        var changes = (await UsageQuery.TenantDays(db, tenant, [.. counted.Select(meter => meter.Number)], from, to)).ToLookup(day => day.Meter);
        var before = (await UsageQuery.Sums(db, tenant, RollupDimension.None, UsageCover.Of(0, EventCheck.Earliest, from))).ToDictionary(sum => sum.Meter, sum => sum.Quantity);
        foreach (var meter in counted.Where(meter => changes.Contains(meter.Number)))
        {
            var (byDay, level) = (changes[meter.Number].ToDictionary(day => calendar.DayOf(day.StartsAt), day => day.Quantity), before.GetValueOrDefault(meter.Number));
            var days = values[meter.Number] = [];
            for (var day = first; day < end; day = day.AddDays(1))
            {
                level += byDay.GetValueOrDefault(day);
                days[day] = meter.ToValue(meter.Aggregation == MeterAggregation.Sum ? byDay.GetValueOrDefault(day) : level);
            }
        }

        foreach (var meter in table.Marked)
        {
            if (await MarkQuery.Days(db, tenant, meter, calendar, from, to) is { Count: > 0 } marks)
                values[meter.Number] = new(marks.ToDictionary(mark => mark.Key, mark => meter.ToValue(mark.Value)));
        }

        return values;
    }
}

using CloudCrm.Billing.Metering;
using CloudCrm.Billing.Rating;
using CloudCrm.Billing.Usage;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Metering;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Billing.Statements;

/// <summary>Finds who used how much of the meters that cost something. Levels, greatest and latest values are nobody's.</summary>
internal sealed class WeightReader(IDbSource<BillingDb> source, MeterBook book)
{
    /// <summary>The most events of a meter in a part of a period that are looked through for their customers.</summary>
    public const int EventsMax = 2_000_000;

    /// <summary>The most customers of a meter in a part of a period that are named: those that used most of it.</summary>
    public const int CustomersMax = 100_000;

    /// <summary>By channel or user, from the rollups.</summary>
    public async Task<Outcome<List<Weight>>> By(TenantId tenant, TenantCalendar calendar, RollupDimension dimension, IReadOnlyCollection<MeterCost> costs)
    {
        BillingPeriod[] spans = [.. costs.Select(cost => cost.Span).Distinct()];
        if (spans.Length == 0)
            return new List<Weight>();
        await using var db = source.ForTenant(tenant);
        var sums = await UsageQuery.Sums(db, tenant, dimension, [.. spans.SelectMany((span, i) => UsageCover.Of(i, calendar.StartOf(span.From), calendar.StartOf(span.To)))]);
        if (sums.Count >= UsageQuery.SumsMax)
            return Refusal.Invalid("by", $"There would be more than {UsageReport.LinesMax} of these: split by something else.", "too_many_lines");
        var meters = await book.With(sums.Select(sum => sum.Meter));
        return sums.Where(sum => sum.Quantity > 0 && meters.Of(sum.Meter).Aggregation is MeterAggregation.Sum or MeterAggregation.Unique)
            .Select(sum => new Weight(spans[sum.Label], meters.Of(sum.Meter).Code, sum.Value, sum.Quantity)).ToList();
    }

    /// <summary>By customer, from the ledger.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="calendar">The tenant's.</param>
    /// <param name="periodStart">When the billing period began (UTC): an active customer is that of the part in which it came first.</param>
    /// <param name="costs">What is to be split.</param>
    public async Task<Outcome<List<Weight>>> ByCustomer(TenantId tenant, TenantCalendar calendar, DateTimeOffset periodStart, IReadOnlyCollection<MeterCost> costs)
    {
        var meters = await book.Current();
        var found = new List<Weight>();
        await using var db = source.ForTenant(tenant);
        foreach (var cost in costs)
        {
            var (meter, from, to) = (meters.Find(cost.Meter), calendar.StartOf(cost.Span.From), calendar.StartOf(cost.Span.To));
            var isActive = meter?.Number == MeterCodes.CustomersActive;
            if (meter is null || (meter.Aggregation != MeterAggregation.Sum && !isActive))
                continue;
            var events = Events(db, tenant, meter.Number, isActive ? periodStart : from, to).Take(EventsMax + 1);
            if (await (isActive ? Active(events, from) : Used(events)) is not { } weights)
                return Refusal.Invalid("by", $"{cost.Meter} has more than {EventsMax} events in this period: split by something else.", "too_many_events");
            found.AddRange(weights.Select(pair => new Weight(cost.Span, cost.Meter, pair.Key, pair.Quantity)));
        }

        return found.Where(weight => weight.Quantity > 0).ToList();
    }

    private static IQueryable<UsageEventRow> Events(BillingDb db, TenantId tenant, short meter, DateTimeOffset from, DateTimeOffset to) =>
        db.Set<UsageEventRow>().Where(row => row.TenantId == tenant && row.Meter == meter && row.RecordedAt >= from && row.RecordedAt < to);

    // One look at the events; where customers are too many to be named, a second one for what all used. Null where events are too many.
    private static async Task<List<(string Key, long Quantity)>?> Used(IQueryable<UsageEventRow> events)
    {
        var customers = await events.GroupBy(row => row.CustomerId).Select(group => new { group.Key, Quantity = group.Sum(row => row.Quantity), Events = group.Count() })
            .OrderByDescending(it => it.Quantity).ThenBy(it => it.Key).Take(CustomersMax + 1).ToListAsync();
        var (quantity, count) = (customers.Sum(it => it.Quantity), customers.Sum(it => it.Events));
        if (customers.Count > CustomersMax)
            (quantity, count) = (await events.SumAsync(row => row.Quantity), await events.CountAsync());
        return count > EventsMax
            ? null
            : [.. customers.Select(it => (it.Key is { } id ? $"{id}" : Weight.Nobody, it.Quantity)), (Weight.Unnamed, quantity - customers.Sum(it => it.Quantity))];
    }

    private static async Task<List<(string Key, long Quantity)>?> Active(IQueryable<UsageEventRow> events, DateTimeOffset from)
    {
        if (await events.CountAsync() > EventsMax)
            return null;
        var active = events.GroupBy(row => row.CustomerId!.Value).Where(group => group.Min(row => row.RecordedAt) >= from).Select(group => group.Key);
        var named = await active.OrderBy(id => id).Take(CustomersMax).ToListAsync();
        var unnamed = named.Count < CustomersMax ? 0 : await active.LongCountAsync() - named.Count;
        return [.. named.Select(id => ($"{id}", 1L)), (Weight.Unnamed, unnamed)];
    }
}

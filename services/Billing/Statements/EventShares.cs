using System.Collections.Immutable;
using CloudCrm.Billing.Metering;
using CloudCrm.Billing.Rating;
using CloudCrm.Billing.Usage;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Billing;
using CloudCrm.Contracts.Metering;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Billing.Statements;

/// <summary>What some events have of what a part of a period charged for their meters, by quantity.</summary>
internal sealed class EventShares(MeterBook book)
{
    private const int Decimals = 6;

    /// <summary>The shares of events that lie in a part; they are summed in the database.</summary>
    /// <param name="db">Where they are.</param>
    /// <param name="events">Which ones.</param>
    /// <param name="tenant">Whose.</param>
    /// <param name="part">What was charged.</param>
    /// <param name="periodStart">When the part's billing period began (UTC).</param>
    public async Task<List<EventShare>> In(BillingDb db, IQueryable<UsageEventRow> events, TenantId tenant, PricedPart part, DateTimeOffset periodStart)
    {
        var inPart = events.Where(row => row.RecordedAt >= part.From && row.RecordedAt < part.To);
        var sums = await inPart.GroupBy(row => row.Meter).Select(group => new { Meter = group.Key, Quantity = group.Sum(row => row.Quantity) }).ToListAsync();
        var meters = await book.With(sums.Select(sum => sum.Meter));
        var shares = new List<EventShare>();
        foreach (var sum in sums)
        {
            var meter = meters.Of(sum.Meter);
            if (!part.Meters.TryGetValue(meter.Code, out var charged))
                continue;
            decimal? quantity = meter.Number == MeterCodes.CustomersActive ? await Active(db, inPart, tenant, periodStart)
                : meter.Aggregation == MeterAggregation.Sum ? sum.Quantity / (meter.Scale * meter.UnitSize) : null;
            if (quantity is { } units and > 0)
                shares.Add(new(meter.Code, units, charged.Share(units), part.Currency));
        }

        return shares;
    }

    /// <summary>How many customers became active in the period with one of the events.</summary>
    private static Task<int> Active(BillingDb db, IQueryable<UsageEventRow> events, TenantId tenant, DateTimeOffset periodStart) => events
        .Where(row => row.Meter == MeterCodes.CustomersActive)
        .CountAsync(row => db.Set<ActiveCustomerRow>().Any(it => it.TenantId == tenant && it.PeriodStart == periodStart && it.CustomerId == row.CustomerId && it.EventId == row.EventId));

    /// <summary>What was used and what it costs, meter by meter; what was charged in another currency is left out.</summary>
    public static ImmutableArray<InteractionUnits> Sum(IEnumerable<EventShare> shares, string currency) =>
    [
        .. shares.Where(share => share.Currency.Code == currency).GroupBy(share => share.Meter).OrderBy(meter => meter.Key, StringComparer.Ordinal)
            .Select(meter => new InteractionUnits(meter.Key, Exact.Text(meter.Sum(share => share.Quantity)), Text(meter.Sum(share => share.Amount)))),
    ];

    /// <summary>What it costs together.</summary>
    public static string Total(IEnumerable<EventShare> shares, string currency) => Text(shares.Where(share => share.Currency.Code == currency).Sum(share => share.Amount));

    private static string Text(decimal amount) => Exact.Text(decimal.Round(amount, Decimals, MidpointRounding.AwayFromZero));
}

/// <summary>What events have of a meter's charge.</summary>
/// <param name="Meter">The meter's code.</param>
/// <param name="Quantity">Priced units.</param>
/// <param name="Amount">The share, not rounded.</param>
/// <param name="Currency">What the money is.</param>
internal sealed record EventShare(string Meter, decimal Quantity, decimal Amount, Currency Currency);

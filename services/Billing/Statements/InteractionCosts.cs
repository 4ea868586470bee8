using CloudCrm.Billing.Accounts;
using CloudCrm.Billing.Metering;
using CloudCrm.Billing.Rating;
using CloudCrm.Billing.Usage;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Billing;
using CloudCrm.Contracts.Metering;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Billing.Statements;

/// <summary>
/// What one interaction costs: its events, which an index finds, are summed in the database by part of a period and meter, and have their share of what
/// was charged for it. All interactions together, and usage without one, cost what the periods charge.
/// </summary>
internal sealed class InteractionCosts(IDbSource<BillingDb> source, RunningAccounts accounts, PricedPeriods prices, MeterBook book)
{
    /// <summary>Of an interaction over more periods the last ones count.</summary>
    public const int PeriodsMax = 24;

    private const int Decimals = 6;

    /// <summary>The cost; not found where the tenant has no account.</summary>
    public async Task<Outcome<InteractionCost>> Read(TenantId tenant, Guid interaction)
    {
        if (await accounts.Find(tenant) is not var (account, calendar))
            return Refusal.NotFound("statement");
        await using var db = source.ForTenant(tenant);
        var events = db.Set<UsageEventRow>().Where(row => row.TenantId == tenant && row.InteractionId == interaction);
        var times = events.Select(row => row.RecordedAt);
        var first = await times.OrderBy(at => at).Take(1).ToListAsync();
        if (first.Count == 0)
            return new InteractionCost(account.Currency, "0", [], false);
        var last = await times.OrderByDescending(at => at).FirstAsync();
        var shares = new List<Share>();
        var isFinal = true;
        foreach (var period in calendar.Periods(first[0], last.AddTicks(TimeSpan.TicksPerMicrosecond)).TakeLast(PeriodsMax))
        {
            var priced = await prices.Of(tenant, calendar, account, period);
            isFinal &= priced.IsFinal;
            foreach (var part in priced.Parts.Where(part => part.From <= last && part.To > first[0]))
                shares.AddRange(await In(db, events, tenant, part, period.Start));
        }

        return Sum(shares, shares.Count > 0 ? shares[^1].Currency.Code : account.Currency, isFinal);
    }

    private async Task<List<Share>> In(BillingDb db, IQueryable<UsageEventRow> events, TenantId tenant, PricedPart part, DateTimeOffset periodStart)
    {
        var inPart = events.Where(row => row.RecordedAt >= part.From && row.RecordedAt < part.To);
        var sums = await inPart.GroupBy(row => row.Meter).Select(group => new { Meter = group.Key, Quantity = group.Sum(row => row.Quantity) }).ToListAsync();
        var meters = await book.With(sums.Select(sum => sum.Meter));
        var shares = new List<Share>();
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

    private static InteractionCost Sum(List<Share> shares, string currency, bool isFinal)
    {
        var units = shares.Where(share => share.Currency.Code == currency).GroupBy(share => share.Meter).OrderBy(meter => meter.Key, StringComparer.Ordinal)
            .Select(meter => (Code: meter.Key, Quantity: meter.Sum(share => share.Quantity), Amount: meter.Sum(share => share.Amount))).ToArray();
        return new(currency, Text(units.Sum(meter => meter.Amount)), [.. units.Select(meter => new InteractionUnits(meter.Code, Exact.Text(meter.Quantity), Text(meter.Amount)))], isFinal);
    }

    private static string Text(decimal amount) => Exact.Text(decimal.Round(amount, Decimals, MidpointRounding.AwayFromZero));

    private sealed record Share(string Meter, decimal Quantity, decimal Amount, Currency Currency);
}

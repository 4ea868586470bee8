using System.Collections.Immutable;
using CloudCrm.Billing.Accounts;
using CloudCrm.Billing.Payments.Stripe.Subscriptions;
using CloudCrm.Billing.PriceBook;
using CloudCrm.Billing.Usage;
using CloudCrm.Contracts;
using CloudCrm.Foundation.Data;

namespace CloudCrm.Billing.Payments.Stripe.Reconciliation;

/// <summary>Reads what a subscription may have.</summary>
internal sealed class SubscriptionTerms(IDbSource<BillingDb> source, Books books)
{
    /// <summary>All that the account had in its running period.</summary>
    public async Task<AllowedItems> Of(TenantId tenant, Account account, TenantCalendar calendar, CancellationToken cancellation)
    {
        await using var db = source.ForTenant(tenant);
        // The level that the period began with, and that of each of its days.
        var levels = (await SeatLevels.Read(db, tenant, calendar, account.Period)).Append(await Before(db, tenant, calendar.StartOf(account.Period.From))).Distinct().ToList();
        var (prices, seats) = (ImmutableDictionary.CreateBuilder<string, long>(), ImmutableHashSet.CreateBuilder<long>());
        var currency = account.Money();
        foreach (var plan in account.Plans)
        {
            var book = await books.Named(plan.PriceVersion, cancellation);
            var costs = book.Find(plan.Plan)!.Prices[currency.Code];
            var (perPeriod, seat) = StripePrices.KeysOf(book, plan.Plan, currency);
            prices[perPeriod] = StripeMoney.Of(costs.Base, currency);
            prices[seat] = StripeMoney.Of(costs.Seat, currency);
            seats.UnionWith(levels.Select(level => (long)Math.Max(0, level - costs.IncludedSeats)));
        }

        return new(StripeMoney.Code(currency), prices.ToImmutable(), seats.ToImmutable());
    }

    private static async Task<int> Before(BillingDb db, TenantId tenant, DateTimeOffset start) =>
        (int)(await UsageQuery.Sums(db, tenant, RollupDimension.None, UsageCover.Of(0, EventCheck.Earliest, start))).Where(sum => sum.Meter == MeterCodes.Seats).Sum(sum => sum.Quantity);
}

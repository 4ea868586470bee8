using CloudCrm.Billing.Accounts;
using CloudCrm.Billing.PriceBook;
using CloudCrm.Billing.Usage;
using CloudCrm.Contracts;
using CloudCrm.Foundation.Data;
using Stripe;
using Account = CloudCrm.Billing.Accounts.Account;

namespace CloudCrm.Billing.Payments.Stripe.Subscriptions;

/// <summary>What a subscription is to have by an account: the published prices of its plan, and the seats beyond the included ones. Negotiated prices have none on Stripe.</summary>
/// <param name="Prices">Stripe's prices.</param>
/// <param name="Seats">How many seats cost something.</param>
internal sealed record StripeOffer(StripePricePair Prices, long Seats)
{
    /// <summary>What has to become of a subscription's items; empty where they are right. Items that are not ours go: nothing else may cost anything.</summary>
    public List<SubscriptionItemOptions> Changes(Subscription subscription)
    {
        var (perPeriod, seat) = (subscription.ItemOf(StripePrices.IsBase), subscription.ItemOf(StripePrices.IsSeat));
        var changes = new List<SubscriptionItemOptions>();
        if (perPeriod is null)
            changes.Add(new() { Price = Prices.Base, Quantity = 1 });
        else if (perPeriod.Price.Id != Prices.Base || perPeriod.Quantity != 1)
            changes.Add(new() { Id = perPeriod.Id, Price = Prices.Base, Quantity = 1 });
        if (seat is null && Seats > 0)
            changes.Add(new() { Price = Prices.Seat, Quantity = Seats });
        else if (seat is not null && (seat.Price.Id != Prices.Seat || seat.Quantity != Seats))
            changes.Add(new() { Id = seat.Id, Price = Prices.Seat, Quantity = Seats });
        changes.AddRange(subscription.Items.Data.Where(item => item.Id != perPeriod?.Id && item.Id != seat?.Id).Select(item => new SubscriptionItemOptions { Id = item.Id, Deleted = true }));
        return changes;
    }
}

/// <summary>Works out what subscriptions are to have.</summary>
internal sealed class StripeOffers(IDbSource<BillingDb> source, Books books, StripePrices prices)
{
    /// <summary>What the subscription of a tenant is to have now.</summary>
    public async Task<StripeOffer> Of(TenantId tenant, Account account, TenantCalendar calendar, CancellationToken cancellation)
    {
        var book = await books.Named(account.Now.PriceVersion, cancellation);
        await using var db = source.ForTenant(tenant);
        var seats = (await SeatLevels.Read(db, tenant, calendar, account.Period))[^1];
        var included = book.Find(account.Now.Plan)!.Prices[account.Currency].IncludedSeats;
        return new(await prices.Of(book, account.Now.Plan, account.Money(), cancellation), Math.Max(0, seats - included));
    }
}

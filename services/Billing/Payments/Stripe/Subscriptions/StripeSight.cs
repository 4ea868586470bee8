using CloudCrm.Contracts.Billing;
using CloudCrm.Foundation.Data;
using Stripe;
using Stripe.Checkout;

namespace CloudCrm.Billing.Payments.Stripe.Subscriptions;

/// <summary>What a tenant has on Stripe at one moment, as Stripe tells it.</summary>
/// <param name="Customer">The customer; null where it was deleted.</param>
/// <param name="Subscription">The subscription that counts, live or ended.</param>
/// <param name="Card">The card that the subscription, or else the customer, pays with.</param>
/// <param name="Session">The checkout that was begun; null where there is none.</param>
internal sealed record StripeSight(Customer? Customer, Subscription? Subscription, PaymentMethodCard? Card, Session? Session)
{
    /// <summary>For its grain.</summary>
    public StripeSeen ToSeen() => new(Customer is null, Subscription is null ? null : ToContract(Subscription), ToContract(Card), Session is { Status: not "open" });

    private static StripeCard? ToContract(PaymentMethodCard? card) => card is null ? null : new(card.Brand, card.Last4, (int)card.ExpMonth, (int)card.ExpYear);

    private static StripeSubscription ToContract(Subscription it)
    {
        var (perPeriod, seat) = (it.ItemOf(StripePrices.IsBase), it.ItemOf(StripePrices.IsSeat));
        return new(
            it.Id, it.Status, it.Currency.ToUpperInvariant(), it.CancelAtPeriodEnd, Instant(it.StartDate), Instant(it.Items.Data.Max(item => item.CurrentPeriodEnd)),
            it.EndedAt is { } ended ? Instant(ended) : null, perPeriod?.Id, perPeriod?.Price.KeyOrNull(), seat?.Id, seat?.Price.KeyOrNull(), seat?.Quantity ?? 0,
            string.Join(' ', it.Items.Data.Where(item => item.Id != perPeriod?.Id && item.Id != seat?.Id).Select(item => item.Id)));
    }

    private static DateTimeOffset Instant(DateTime utc) => new DateTimeOffset(DateTime.SpecifyKind(utc, DateTimeKind.Utc)).ToInstant();
}

/// <summary>Items of a subscription by what their prices are of.</summary>
internal static class StripeItems
{
    /// <summary>The item whose price has such a lookup key; null where there is none.</summary>
    public static SubscriptionItem? ItemOf(this Subscription subscription, Func<string, bool> isIt) =>
        subscription.Items.Data.Find(item => item.Price.KeyOrNull() is { } key && isIt(key));

    /// <summary>The lookup key that a price of ours was made with; null for another one.</summary>
    public static string? KeyOrNull(this Price price) => price.Metadata?.GetValueOrDefault(StripePrices.KeyOf);
}

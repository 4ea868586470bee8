using System.Collections.Immutable;
using CloudCrm.Billing.Payments.Stripe.Subscriptions;
using CloudCrm.Contracts.Billing;
using CloudCrm.Foundation.Data;
using Stripe;

namespace CloudCrm.Billing.Payments.Stripe.Reconciliation;

/// <summary>What a subscription may have in the running period: whatever the account had in it. Items are put there at renewals, so that any of it may stand there yet.</summary>
/// <param name="Currency">The account's, as Stripe writes it.</param>
/// <param name="Prices">What prices cost in Stripe's minor units, by their lookup keys.</param>
/// <param name="Seats">The quantities of seats that cost something.</param>
internal sealed record AllowedItems(string Currency, ImmutableDictionary<string, long> Prices, ImmutableHashSet<long> Seats);

/// <summary>How a subscription differs; pure.</summary>
internal static class SubscriptionDifferences
{
    /// <summary>All kinds that there are.</summary>
    public static IReadOnlyList<StripeFindingKind> Kinds { get; } =
    [
        StripeFindingKind.CustomerMissing, StripeFindingKind.SubscriptionMissing, StripeFindingKind.SubscriptionState, StripeFindingKind.SubscriptionItems,
        StripeFindingKind.QuantityDiffers, StripeFindingKind.PriceDiffers, StripeFindingKind.PriceUnknown,
    ];

    /// <summary>What became of it that we were not told of.</summary>
    /// <param name="customer">The customer, by Stripe's id.</param>
    /// <param name="known">The subscription as we knew it; null where none is to be live.</param>
    /// <param name="sight">As it is.</param>
    public static IEnumerable<FoundDifference> Untold(string customer, StripeSubscription? known, StripeSight? sight)
    {
        if (sight?.Customer is null)
            yield return new(StripeFindingKind.CustomerMissing, customer, "{}");
        else if (known is null)
            yield break;
        else if (sight.Subscription is not { } it || it.Id != known.Id || !StripeAccount.IsLiveStatus(it.Status))
            yield return new(StripeFindingKind.SubscriptionMissing, known.Id, Facts<string?>("live", sight.Subscription?.Status));
        else if (it.Status != known.Status)
            yield return new(StripeFindingKind.SubscriptionState, known.Id, Facts(known.Status, it.Status));
        else if (it.CancelAtPeriodEnd != known.CancelAtPeriodEnd)
            yield return new(StripeFindingKind.SubscriptionState, known.Id, Facts(known.CancelAtPeriodEnd, it.CancelAtPeriodEnd));
    }

    /// <summary>What it has and should not.</summary>
    public static IEnumerable<FoundDifference> Wrong(StripeSight? sight, AllowedItems allowed)
    {
        // Another currency is told when the subscription is to follow the account.
        if (sight?.Subscription is not { } it || !StripeAccount.IsLiveStatus(it.Status) || it.Currency != allowed.Currency)
            yield break;
        var (perPeriod, seat) = (it.ItemOf(StripePrices.IsBase), it.ItemOf(StripePrices.IsSeat));
        foreach (var item in it.Items.Data.Where(item => item.Id != perPeriod?.Id && item.Id != seat?.Id))
            yield return new(StripeFindingKind.SubscriptionItems, item.Id, new Details().Fact("price", item.Price.Id).Fact("quantity", item.Quantity).ToString());
        if (perPeriod is null)
            yield return new(StripeFindingKind.SubscriptionItems, it.Id, "{}");
        else if (perPeriod.Quantity != 1)
            yield return new(StripeFindingKind.QuantityDiffers, perPeriod.Id, Facts(1, perPeriod.Quantity));
        var seats = seat?.Quantity ?? 0;
        if (!allowed.Seats.Contains(seats))
            yield return new(StripeFindingKind.QuantityDiffers, seat?.Id ?? it.Id, Facts<string?>(string.Join(", ", allowed.Seats.Order()), seats.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        foreach (var item in new[] { perPeriod, seat }.OfType<SubscriptionItem>())
        {
            if (!allowed.Prices.TryGetValue(item.Price.KeyOrNull()!, out var units))
                yield return new(StripeFindingKind.PriceUnknown, item.Id, new Details().Fact("price", item.Price.KeyOrNull()).ToString());
            else if (item.Price.UnitAmount != units)
                yield return new(StripeFindingKind.PriceDiffers, item.Price.Id, Facts<long?>(units, item.Price.UnitAmount));
        }
    }

    private static string Facts<T>(T expected, T found) => new Details().Fact("expected", expected).Fact("found", found).ToString();
}

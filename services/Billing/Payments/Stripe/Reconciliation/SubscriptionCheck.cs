using CloudCrm.Billing.Accounts;
using CloudCrm.Billing.Payments.Stripe.Subscriptions;
using CloudCrm.Contracts;

namespace CloudCrm.Billing.Payments.Stripe.Reconciliation;

/// <summary>
/// Compares a subscription with what we know of it and with the account: whether it stands as we were told, has the items that it was given, and its prices are the price
/// book's. What we were not told is taken over; items and prices are put right.
/// </summary>
internal sealed class SubscriptionCheck(StripeAccounts accounts, StripeSync sync, StripeFollow follow, RunningAccounts running, SubscriptionTerms terms, FindingBook findings)
{
    /// <summary>Compares and repairs.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="attempt">Which attempt it is: part of the keys of calls.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<CheckFigures> Check(TenantId tenant, int attempt, CancellationToken cancellation)
    {
        if (await accounts.Find(tenant, cancellation) is not { CustomerId: { } customer } known)
            return default;
        var allowed = known.IsLive && await running.Find(tenant) is var (account, calendar) && !account.IsEnded ? await terms.Of(tenant, account, calendar, cancellation) : null;
        var sight = await sync.Refresh(tenant, cancellation);
        var told = SubscriptionDifferences.Untold(customer, allowed is null ? null : known.Subscription, sight).ToList();
        List<FoundDifference> wrong = allowed is null ? [] : [.. SubscriptionDifferences.Wrong(sight, allowed)];
        await findings.Write(tenant, SubscriptionDifferences.Kinds, _ => true, [.. told, .. wrong]);
        // To look was to take it over.
        await findings.Repaired(tenant, told, "taken_over");
        if (wrong.Count == 0)
            return new(1 + (sight?.Subscription?.Items.Data.Count ?? 0), told.Count, told.Count);
        await follow.Run(tenant, attempt, cancellation);
        var left = SubscriptionDifferences.Wrong(await sync.Refresh(tenant, cancellation), allowed!).Select(one => (one.Kind, one.Subject)).ToHashSet();
        var repaired = wrong.Where(one => !left.Contains((one.Kind, one.Subject))).ToList();
        await findings.Repaired(tenant, repaired, "put_right");
        return new(1 + sight!.Subscription!.Items.Data.Count, told.Count + wrong.Count, told.Count + repaired.Count);
    }
}

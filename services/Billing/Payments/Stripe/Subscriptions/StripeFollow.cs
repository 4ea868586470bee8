using System.Text.Json;
using CloudCrm.Billing.Accounts;
using CloudCrm.Billing.Payments.Stripe.Gate;
using CloudCrm.Billing.Usage;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Billing;
using CloudCrm.Foundation.Data;
using Stripe;
using Account = CloudCrm.Billing.Accounts.Account;

namespace CloudCrm.Billing.Payments.Stripe.Subscriptions;

/// <summary>Makes a tenant's subscription what its account says: plan, version of the price book and seats; with the account it ends.</summary>
internal sealed class StripeFollow(
    StripeGate gate, StripeSync sync, StripeAccounts accounts, StripeCustomers customers, StripeOffers offers, RunningAccounts running, IActWriter<BillingDb> writer,
    IGrainFactory grains, TimeProvider time)
{
    /// <summary>Does so, and schedules the next time. Does nothing for who has nothing on Stripe, and waits while there is no key.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="attempt">Which attempt it is: what Stripe failed to do under a key it never does under that key.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    public async Task Run(TenantId tenant, int attempt, CancellationToken cancellation)
    {
        if (!gate.IsOn)
        {
            await Again(tenant, time.Instant() + StripeFollowWork.LookMax, cancellation);
            return;
        }

        if (await sync.Refresh(tenant, cancellation) is not { } sight || await running.Find(tenant) is not var (account, calendar))
            return;
        if (account.IsEnded)
        {
            await End(tenant, sight, attempt, cancellation);
            return;
        }

        if (sight.Subscription is { } subscription && StripeAccount.IsLiveStatus(subscription.Status))
            await Adjust(tenant, account, calendar, subscription, attempt, cancellation);
        await customers.Describe(tenant, account, sight, attempt, cancellation);
        if (await accounts.Find(tenant, cancellation) is { } after && StripeFollowWork.Next(after, calendar.StartOf(account.Period.To), time.Instant()) is { } next)
            await Again(tenant, next, cancellation);
    }

    // Whoever else came to the same time has scheduled it already.
    private Task<CommitResult> Again(TenantId tenant, DateTimeOffset at, CancellationToken cancellation) => writer.Commit(Act.Create(tenant, StripeFollowWork.Of(tenant, at)), cancellation);

    private async Task Adjust(TenantId tenant, Account account, TenantCalendar calendar, Subscription subscription, int attempt, CancellationToken cancellation)
    {
        var findings = grains.StripeFindings(tenant);
        var currency = subscription.Currency.ToUpperInvariant();
        if (currency != account.Currency)
        {
            // Stripe changes no subscription's currency: its invoices stay offline until somebody subscribes anew.
            var facts = JsonSerializer.Serialize(new { account = account.Currency, subscription = currency }, RowJson.Options);
            await findings.Found(StripeFindingKind.CurrencyDiffers, subscription.Id, facts);
            return;
        }

        await findings.Resolved(StripeFindingKind.CurrencyDiffers, subscription.Id, "same_again");
        var changes = (await offers.Of(tenant, account, calendar, cancellation)).Changes(subscription);
        if (changes.Count == 0 || await accounts.Find(tenant, cancellation) is not { } known)
            return;
        // The version tells the same change apart that comes back another day.
        var words = Ids.From([subscription.Id, .. changes.Select(item => $"{item.Id} {item.Price} {item.Quantity} {item.Deleted}")]);
        await gate.Call(
            new(tenant, "subscription.items", $"{tenant.Value:n}:items:{words:n}:{known.Version}:{attempt}"),
            (client, options, stop) => client.V1.Subscriptions.UpdateAsync(subscription.Id, new() { Items = changes, ProrationBehavior = "none" }, options, stop),
            cancellation);
        await sync.Refresh(tenant, cancellation);
    }

    private async Task End(TenantId tenant, StripeSight sight, int attempt, CancellationToken cancellation)
    {
        if (sight.Session is { Status: "open" } session)
        {
            await gate.Call(
                new(tenant, "checkout.expire", $"{session.Id}:expire:{attempt}"),
                (client, options, stop) => client.V1.Checkout.Sessions.ExpireAsync(session.Id, null, options, stop),
                cancellation);
        }

        if (sight.Subscription is { } subscription && StripeAccount.IsLiveStatus(subscription.Status))
            await sync.Cancel(tenant, subscription.Id, attempt, cancellation);
        await sync.Refresh(tenant, cancellation);
    }
}

using CloudCrm.Billing.Accounts;
using CloudCrm.Billing.Payments.Stripe.Gate;
using CloudCrm.Billing.Usage;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Billing;
using CloudCrm.Foundation.Data;
using Orleans.Concurrency;
using Stripe;
using Stripe.Checkout;
using Account = CloudCrm.Billing.Accounts.Account;

namespace CloudCrm.Billing.Payments.Stripe.Subscriptions;

/// <summary>Calls Stripe while somebody waits, outside of the grains that write.</summary>
[GrainType("stripe-desk"), StatelessWorker, Reentrant]
internal sealed class StripeDesk(
    IDbSource<BillingDb> source, StripeGate gate, StripeSync sync, StripeAccounts accounts, StripeCustomers customers, StripeOffers offers, RunningAccounts running, StripeSettings settings,
    TimeProvider time) : Grain, IStripeDesk
{
    private const int FirstAttempt = 0;

    private TenantId Tenant => GrainKeys.Parse(this.GetPrimaryKeyString()).Tenant;

    public async Task<Outcome<CardSubscription>> Read()
    {
        var tenant = Tenant;
        if (await running.Find(tenant) is null)
            return NoAccount;
        return gate.IsOn ? (await accounts.Find(tenant) ?? new()).ToContract(time.Instant()) : new CardSubscription(SubscriptionState.Offline, false, false, null, null, null);
    }

    public Task<Outcome<StripePage>> Subscribe(Caller caller) => Ask(async (tenant, account, calendar) =>
    {
        try
        {
            var customer = await customers.Ready(tenant, default);
            var sight = await sync.Refresh(tenant, default);
            if (await accounts.Find(tenant) is { IsLive: true })
                return StripeAccount.AlreadySubscribed;
            if (sight?.Customer is null)
                customer = await customers.Ready(tenant, default);
            await customers.Describe(tenant, account, sight, FirstAttempt, default);
            return await Checkout(tenant, customer, account, calendar, caller);
        }
        catch (StripeException)
        {
            await GrainFactory.StripeAccount(tenant).TryAnew();
            throw;
        }
    });

    public Task<Outcome<StripePage>> OpenPortal(Caller caller) => Ask(async (tenant, _, _) =>
    {
        if (await accounts.Find(tenant) is not { CustomerId: { } customer })
            return NotSubscribed;
        await GrainFactory.StripeAccount(tenant).Visited(caller);
        // Each visit has a page of its own: the key serves repetitions within this call.
        var page = await gate.Call(
            new(tenant, "portal.create", $"{tenant.Value:n}:portal:{Guid.CreateVersion7(time.GetUtcNow()):n}"),
            (client, options, stop) => client.V1.BillingPortal.Sessions.CreateAsync(new() { Customer = customer, ReturnUrl = $"{settings.ReturnUrl}/billing" }, options, stop));
        return (Outcome<StripePage>)new StripePage(page.Url, null);
    });

    public Task<Outcome<CardSubscription>> Cancel(Caller caller, Once once) => EndWithPeriod(true, caller, once);

    public Task<Outcome<CardSubscription>> Resume(Caller caller, Once once) => EndWithPeriod(false, caller, once);

    private Task<Outcome<CardSubscription>> EndWithPeriod(bool ends, Caller caller, Once once) => Ask(async (tenant, _, _) =>
    {
        if (await source.Recall<BillingDb, CardSubscription>(tenant, once) is { } recalled)
            return recalled;
        await sync.Refresh(tenant, default);
        if (await accounts.Find(tenant) is not { IsLive: true, SubscriptionId: { } subscription })
            return NotSubscribed;
        await StripeKeys.Try(attempt => gate.Call(
            new(tenant, ends ? "subscription.cancel_later" : "subscription.resume", $"{tenant.Value:n}:{(ends ? "cancel" : "resume")}:{Ids.From(once.Key):n}:{attempt}"),
            (client, options, stop) => client.V1.Subscriptions.UpdateAsync(subscription, new() { CancelAtPeriodEnd = ends }, options, stop)));
        return await sync.Refresh(tenant, caller, once, default) is var (_, answer) ? answer : NotSubscribed;
    });

    private async Task<Outcome<StripePage>> Checkout(TenantId tenant, string customer, Account account, TenantCalendar calendar, Caller caller)
    {
        var now = time.Instant();
        var offer = await offers.Of(tenant, account, calendar, default);
        var wanted = new StripeCheckout(0, StripeTrial.End(calendar, calendar.StartOf(account.Period.To), now), offer.Prices.Base, offer.Prices.Seat, offer.Seats, now);
        var grain = GrainFactory.StripeAccount(tenant);
        if (!(await grain.BeginCheckout(wanted, caller)).Try(out var begun, out var refusal))
            return refusal;
        if (begun.Page is { } open)
            return open;
        var tries = (await accounts.Find(tenant))?.Tries;
        var session = await gate.Call(
            new(tenant, "checkout.create", $"{tenant.Value:n}:checkout:{begun.Number}:{tries}"),
            (client, options, stop) => client.V1.Checkout.Sessions.CreateAsync(Options(tenant, customer, begun), options, stop));
        var page = new StripePage(session.Url, new DateTimeOffset(session.ExpiresAt, TimeSpan.Zero));
        await grain.OpenedCheckout(begun.Number, session.Id, page);
        return page;
    }

    private SessionCreateOptions Options(TenantId tenant, string customer, StripeCheckout begun)
    {
        var named = new Dictionary<string, string> { ["tenant"] = $"{tenant.Value:n}" };
        List<SessionLineItemOptions> items = [new() { Price = begun.BasePrice, Quantity = 1 }];
        // A checkout takes no quantity of 0; the item comes when there are seats.
        if (begun.Seats > 0)
            items.Add(new() { Price = begun.SeatPrice, Quantity = begun.Seats });
        return new()
        {
            Mode = "subscription",
            Customer = customer,
            ClientReferenceId = named["tenant"],
            LineItems = items,
            PaymentMethodTypes = ["card"],
            SubscriptionData = new() { TrialEnd = begun.TrialEnd.UtcDateTime, Metadata = named },
            Metadata = named,
            SuccessUrl = $"{settings.ReturnUrl}/billing?checkout=done",
            CancelUrl = $"{settings.ReturnUrl}/billing?checkout=left",
        };
    }

    private async Task<Outcome<T>> Ask<T>(Func<TenantId, Account, TenantCalendar, Task<Outcome<T>>> ask)
    {
        var tenant = Tenant;
        if (await running.Find(tenant) is not var (account, calendar) || account.IsEnded)
            return NoAccount;
        return gate.IsOn ? await StripeRefusals.Ask(() => ask(tenant, account, calendar)) : StripeRefusals.Off;
    }

    private static Refusal NoAccount { get; } = Refusal.NotFound("billing account");

    private static Refusal NotSubscribed { get; } = Refusal.Conflict("Invoices are not paid by card.", "not_subscribed");
}

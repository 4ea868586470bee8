using CloudCrm.Billing.Payments.Stripe.Collection;
using CloudCrm.Billing.Payments.Stripe.Meters;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Billing;
using CloudCrm.Contracts.Bus;
using CloudCrm.Foundation.Data;

namespace CloudCrm.Billing.Payments.Stripe.Subscriptions;

/// <summary>What a tenant has on Stripe; its only writer.</summary>
[GrainType("stripe-account")]
internal sealed class StripeAccountGrain(IDbSource<BillingDb> source, IActWriter<BillingDb> writer, StripeAccounts accounts, TimeProvider time)
    : AggregateGrain<BillingDb>(writer), IStripeAccountGrain
{
    private const string Entity = "billing_account";
    private TenantId _tenant;
    private StripeAccount _account = new();

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        (_tenant, _) = GrainKeys.Parse(this.GetPrimaryKeyString());
        _account = await accounts.Find(_tenant, cancellationToken) ?? new();
    }

    public async Task<int> WantCustomer()
    {
        // It must be known that there may be one before there is.
        if (_account.Version == 0)
            await Write(account => account, isNeeded: true);
        return _account.Tries;
    }

    public Task MadeCustomer(string customer) => Write(
        account => account.WithCustomer(customer),
        (act, _, _) => act.InsertIfAbsent(new StripeCustomerRow { Id = customer, AboutTenant = _tenant.Value }));

    public Task TryAnew() => Write(account => account with { Tries = account.Tries + 1 });

    public Task NamedCustomer(string name, string? mail) => Write(account => account with { CustomerName = name, CustomerMail = mail });

    public async Task<Outcome<StripeCheckout>> BeginCheckout(StripeCheckout wanted, Caller caller)
    {
        var now = time.Instant();
        var begun = await Write(
            account => account.Begin(wanted, caller, now),
            (act, _, _) => act.InsertIfAbsent(StripeFollowWork.Of(_tenant, now + StripeFollowWork.LookMin)));
        return begun.Select(account => account.Checkout!);
    }

    public Task OpenedCheckout(int number, string session, StripePage page) => Write(account => account.Open(number, session, page));

    public Task Visited(Caller caller) => Write(account => account.Visit(caller, time.Instant()));

    public async Task<Outcome<CardSubscription>> Apply(StripeSeen seen, long version, Caller caller, Once? once)
    {
        if (once is not null && await source.Recall<BillingDb, CardSubscription>(_tenant, once) is { } recalled)
            return recalled;
        var now = time.Instant();
        var after = _account.See(seen, now);
        if (after == _account && once is null)
            return after.ToContract(now);
        if (version != _account.Version)
            return Refusal.Stale();
        var answer = after.ToContract(now);
        var written = await Commit(_account, after, (act, before, _) =>
        {
            foreach (var (verb, details) in before.Told(after))
                act.JournalAndTell(new(now, caller.Kind == ActorKind.System ? before.Author(verb, now) : caller, Entity, _tenant.Value, verb, details.ToString()));
            if (before.IsLive && !after.IsLive)
                act.Emit(_tenant.Value, new BillingNotice(_tenant.Value, Ended(before.SubscriptionId!)));
            if (after.IsLive && !before.IsLive)
                act.InsertIfAbsent(StripeFollowWork.Of(_tenant, now)).InsertIfAbsent(StripeMeterWork.Of(_tenant, now));
            if (after.IsLive && (before.SubscriptionId, before.Subscription?.PeriodEnd) != (after.SubscriptionId, after.Subscription!.PeriodEnd))
            {
                foreach (var work in DraftHolding.Of(_tenant, after.Subscription.Id, after.Subscription.PeriodEnd))
                    act.InsertIfAbsent(work);
            }

            if (once is not null)
                act.Remember(RequestLog.Answer(_tenant, once, answer, now));
        });
        return written ? answer : Refusal.Stale();
    }

    private BillingNews Ended(string subscription) => new(
        Ids.From("billing-news", _tenant.ToString(), nameof(BillingNewsKind.CardPaymentsEnded), subscription), BillingNewsKind.CardPaymentsEnded, [], null, _tenant.Value);

    private Task<Outcome<StripeAccount>> Write(Func<StripeAccount, StripeAccount> decide, Action<Act, StripeAccount, StripeAccount>? more = null, bool isNeeded = false) =>
        Write(account => (Outcome<StripeAccount>)decide(account), more, isNeeded);

    /// <summary>Decides and writes; decides once more where another activation was first.</summary>
    private async Task<Outcome<StripeAccount>> Write(Func<StripeAccount, Outcome<StripeAccount>> decide, Action<Act, StripeAccount, StripeAccount>? more = null, bool isNeeded = false)
    {
        for (var attempt = 0; attempt < 2; attempt++)
        {
            if (!decide(_account).Try(out var after, out var refusal))
                return refusal;
            if ((after == _account && !isNeeded) || await Commit(_account, after, more))
                return _account;
        }

        throw new InvalidOperationException("What the tenant has on Stripe is being written elsewhere: it is tried again.");
    }

    private async Task<bool> Commit(StripeAccount before, StripeAccount decided, Action<Act, StripeAccount, StripeAccount>? more)
    {
        var after = decided with { Version = before.Version + 1 };
        var row = StripeAccountRow.From(_tenant, after);
        var act = before.Version == 0 ? Act.Create(_tenant, row) : Act.Change(_tenant, row, before.Version);
        more?.Invoke(act, before, after);
        var isWritten = await Commit(act) == CommitResult.Committed;
        _account = isWritten ? after : await accounts.Find(_tenant) ?? new();
        return isWritten;
    }
}

using CloudCrm.Contracts;
using CloudCrm.Contracts.Billing;
using CloudCrm.StripeSimulator;
using CloudCrm.Tests.Billing.Simulation;

namespace CloudCrm.Tests.Billing.Stripe.Years;

/// <summary>What people and banks do.</summary>
internal sealed partial class StripeYear
{
    private static readonly Card[] s_cards = [Card.Good, Card.Good, Card.Declines, Card.InsufficientFunds, Card.NeedsAction];

    private readonly List<YearTenant> _acted = [];

    private async Task Act(YearTenant tenant, DateTimeOffset now)
    {
        _acted.Add(tenant);
        _touched.Add(tenant.It.Id);
        for (var it = tenant.It; it.HasActs(now); it.ActsDone++)
        {
            var (random, account) = (it.Random, tenant.Account);
            if (it.ActsDone == 0)
                await _acts.SetTerms(it, SimulatedPrices.Currencies[random.Next(2) * random.Next(5)]);
            else if (it.ActsDone == 1 && IsSettled(tenant))
                await Subscribe(tenant, now);
            else if (account.IsClosed)
                await AfterClosing(tenant);
            else if (random.Next(2) == 0)
                await AtStripe(tenant, now);
            else
                await AtHome(tenant, now);
            await Settle();
            Bank(tenant, now);
        }
    }

    /// <summary>What an invoice's collector has to follow.</summary>
    private async Task AtHome(YearTenant tenant, DateTimeOffset now)
    {
        var (it, random, account) = (tenant.It, tenant.It.Random, tenant.Account);
        var waiting = SimulationActs.Waiting(it);
        switch (random.Next(16))
        {
            case < 4:
                await _acts.ChangePlan(it, now);
                break;
            case < 6:
                await _acts.SetTerms(it, account.Currency);
                break;
            case < 9:
                await _acts.Add(it, random.Next(2) == 0 ? BalanceKind.Credit : BalanceKind.Prepaid, account.Currency);
                break;
            case < 11 when waiting is not null:
                await _acts.Pay(it, waiting);
                break;
            case < 13 when waiting is not null:
                await _acts.Dispute(it, waiting, now);
                break;
            case < 16:
                await _acts.TakeBack(it);
                break;
        }
    }

    /// <summary>What people do at Stripe's pages, and banks with their cards.</summary>
    private async Task AtStripe(YearTenant tenant, DateTimeOffset now)
    {
        var random = tenant.It.Random;
        var live = tenant.Subscriptions(Stripe).SingleOrDefault(it => it.IsLive);
        switch (random.Next(20))
        {
            case < 9 when live is null && IsSettled(tenant):
                await Subscribe(tenant, now);
                break;
            case < 2 when live is not null:
                await CancelOrResume(tenant, live);
                break;
            case < 3 when live is not null:
                Stripe.Hooks.CancelAtPeriodEnd(live.Id, !live.CancelsAtEnd);
                break;
            case < 8 when live is not null:
                Stripe.Hooks.SetCard(tenant.Customer!, s_cards[random.Next(s_cards.Length)]);
                break;
            case < 10 when live is not null:
                Stripe.Hooks.TurnCard(tenant.Customer!, Card.Expires, now.AddDays(random.Next(40)));
                break;
            case < 14:
                DisputeAtBank(tenant);
                break;
            case < 16:
                await PayByCard(tenant);
                break;
            case < 18:
                await Refund(tenant);
                break;
            case < 19 when random.Next(6) == 0:
                await Close(tenant);
                break;
        }
    }

    private async Task AfterClosing(YearTenant tenant)
    {
        if (SimulationActs.Waiting(tenant.It) is { } waiting)
            await _acts.Pay(tenant.It, waiting);
        else
            DisputeAtBank(tenant);
    }

    // Stripe changes no subscription's currency; who subscribes before his own changes is told so, and pays otherwise. Few do.
    private static bool IsSettled(YearTenant tenant) => tenant.Account.NextTerms is null || tenant.It.Random.Next(10) == 0;

    /// <summary>At the checkout some try a card that does not pay first, and some give up.</summary>
    private async Task Subscribe(YearTenant tenant, DateTimeOffset now)
    {
        var page = await Ask(() => Host.Grains.StripeDesk(tenant.It.Id).Subscribe(Someone));
        SimulationActs.Expect(tenant.It, page);
        var session = page.Value.Url.Split('/')[^1];
        tenant.Customer ??= Stripe.Reports.Find(session)!["customer"]!.GetValue<string>();
        var random = tenant.It.Random;
        if (random.Next(6) == 0)
        {
            Stripe.Hooks.LeaveCheckout(session);
            return;
        }

        if (random.Next(4) == 0)
            Assert.That(Stripe.Hooks.Checkout(session, Card.Declines), Is.False);
        Assert.That(Stripe.Hooks.Checkout(session, random.Next(8) == 0 ? Card.Expires : Card.Good, failsFrom: now.AddDays(random.Next(30, 90))));
    }

    private async Task CancelOrResume(YearTenant tenant, YearSubscription live)
    {
        var (desk, once) = (Host.Grains.StripeDesk(tenant.It.Id), SimulationActs.OnceOf(tenant.It));
        SimulationActs.Expect(tenant.It, await Ask(() => live.CancelsAtEnd ? desk.Resume(Someone, once) : desk.Cancel(Someone, once)));
    }

    /// <summary>Who paid goes to the bank and says that it was not he; later the bank decides.</summary>
    private void DisputeAtBank(YearTenant tenant)
    {
        var random = tenant.It.Random;
        if (tenant.Disputes.Count > 0)
        {
            var (dispute, invoice, amount) = tenant.Disputes[0];
            tenant.Disputes.RemoveAt(0);
            var isWon = random.Next(2) == 0;
            Stripe.Hooks.CloseDispute(dispute, isWon);
            if (!isWon)
                tenant.Lost.Enqueue((invoice, amount));
            return;
        }

        if (tenant.Customer is null)
            return;
        var charges = Stripe.Reports.Of(tenant.Customer, "charge")
            .Where(it => it["status"]!.GetValue<string>() == "succeeded" && it["amount_refunded"]!.GetValue<long>() == 0).Select(it => it["id"]!.GetValue<string>())
            .Except(tenant.Disputed).ToArray();
        if (charges.Length == 0)
            return;
        var charge = charges[random.Next(charges.Length)];
        var of = YearInvoice.All(Stripe, tenant.Customer).Single(it => it.Id == Stripe.Reports.InvoiceOf(charge));
        tenant.Disputed.Add(charge);
        tenant.Disputes.Add((Stripe.Hooks.Dispute(charge), tenant.InvoiceOf(of)!, of.Paid));
    }

    /// <summary>An open invoice is paid by card now, where it is Stripe's to collect or not.</summary>
    private async Task PayByCard(YearTenant tenant)
    {
        if (tenant.Customer is null || SimulationActs.Waiting(tenant.It) is not { State: InvoiceState.Open } invoice)
            return;
        if (tenant.Collected.TryAdd(invoice, _world.Clock.Now))
            tenant.Asked[invoice] = invoice.Open;
        var paid = await Ask(() => Host.Grains.StripeCollectionDesk(tenant.It.Id).Pay(invoice.Id, SimulationActs.OnceOf(tenant.It)));
        if (!paid.IsOk)
            Assert.That(paid.Refusal.Code, Is.EqualTo("card_declined").Or.EqualTo("not_collectable"), $"{tenant}: {paid.Refusal}");
    }

    /// <summary>The operator pays back of a balance to a card that paid.</summary>
    private async Task Refund(YearTenant tenant)
    {
        var account = tenant.Account;
        var (random, balance) = (tenant.It.Random, account.Credits.Concat(account.Prepaid).Where(it => it.Currency == account.Currency).Aggregate((Ratio)0, (sum, it) => sum + it.Left));
        if (tenant.Customer is null || balance.IsZero)
            return;
        var paid = YearInvoice.All(Stripe, tenant.Customer).Where(it => it.Paid > 0 && tenant.InvoiceOf(it) is { } of && !tenant.Refunded.Contains(of) && !tenant.TakenBack.Contains(of) && !tenant.Disputes.Any(one => one.Invoice == of)).ToArray();
        if (paid.Length == 0)
            return;
        var invoice = paid[random.Next(paid.Length)];
        var amount = Ratio.Min(balance, invoice.Paid);
        tenant.Refunded.Add(tenant.InvoiceOf(invoice)!);
        var once = SimulationActs.OnceOf(tenant.It);
        var command = new RefundPayment(Ids.From("refund", tenant.It.Id.ToString(), once.Key), invoice.Invoice!.Value, amount.ToString(), "simulated");
        SimulationActs.Expect(tenant.It, await Ask(() => Host.Grains.StripeCollectionDesk(tenant.It.Id).Refund(command, Caller.System, once)));
        account.Refund(amount, account.Currency);
    }

    private async Task Close(YearTenant tenant)
    {
        var open = tenant.It.ToChange();
        await Host.Tell(open with { State = "Closed", Version = open.Version + 1 });
        tenant.Account.IsClosed = true;
    }

    // Who is told that Stripe does not answer tries again.
    private static async Task<Outcome<T>> Ask<T>(Func<Task<Outcome<T>>> act)
    {
        for (var left = 10; ; left--)
        {
            var answer = await BillingHost.Persist(act);
            if (left == 0 || answer.IsOk || answer.Refusal.Kind != RefusalKind.Unavailable)
                return answer;
        }
    }

    private static Caller Someone { get; } = Caller.System;
}

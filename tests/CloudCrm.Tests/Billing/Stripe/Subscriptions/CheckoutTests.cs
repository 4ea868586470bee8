using CloudCrm.Client;
using CloudCrm.StripeSimulator;
using CloudCrm.Tests.Gateway;

namespace CloudCrm.Tests.Billing.Stripe.Subscriptions;

/// <summary>Subscribing by card, with everything that can come between.</summary>
[TestFixture]
internal sealed class CheckoutTests
{
    private StripeHouse _house = null!;

    [OneTimeSetUp]
    public async Task Start() => _house = await StripeHouse.Start();

    [OneTimeTearDown]
    public async Task Stop() => await _house.DisposeAsync();

    [TearDown]
    public void NoMoreFaults() => _house.Simulator.Faults.Clear();

    [Test]
    public async Task A_company_subscribes_and_is_charged_nothing_before_our_first_invoice()
    {
        using var firm = await CardFirm.Open(_house);
        var account = await firm.Company.Billing();
        Assert.That(await firm.Owner.Subscription.Read(), Is.EqualTo(new Subscription(SubscriptionState.Offline, true, false, null, null, null)));

        var page = await firm.Owner.Subscription.OpenCheckout();
        Assert.That((await firm.Owner.Subscription.Read()).CheckoutUntil, Is.EqualTo(page.ExpiresAt));
        Assert.That(_house.Simulator.Hooks.Checkout(CardFirm.SessionOf(page)), Is.True);
        await firm.Until(it => it.State == SubscriptionState.Active, "the checkout is known");

        var now = await firm.Owner.Subscription.Read();
        Assert.That((now.Card, now.CheckoutUntil, now.CancelsAtPeriodEnd), Is.EqualTo((new PaymentCard("visa", "4242", 12, _house.Simulator.Now.Year + 3), (DateTimeOffset?)null, false)));
        var remote = await firm.Remote();
        var trial = DateTimeOffset.FromUnixTimeSeconds(remote["trial_end"]!.GetValue<long>());
        Assert.That(trial, Is.EqualTo(account.EndsAt - _house.Simulator.Now > TimeSpan.FromHours(49) ? account.EndsAt : now.PeriodEndsAt));
        Assert.That(remote["metadata"]!["tenant"]!.ToString(), Is.EqualTo($"{firm.Company.Tenant:n}"));
        Assert.That(await firm.RemoteItems(), Has.Length.EqualTo(2).And.Exactly(1).StartsWith("2026-11:business:USD:base 1"));
        Assert.That(_house.Simulator.Reports.Invoices((await firm.Account()).CustomerId).Select(it => it["total"]!.GetValue<long>()), Is.All.Zero);
        Assert.That(Refused(() => firm.Owner.Subscription.OpenCheckout()), Is.EqualTo((409, "already_subscribed")));
        var entry = await firm.Journalled("subscribed");
        Assert.That((entry.By.Kind, entry.By.Id), Is.EqualTo((ActorKind.Account, (Guid?)firm.Company.OwnerId)), "it was done by who went to the checkout");
    }

    [Test]
    public async Task Without_webhooks_it_is_found_a_little_later()
    {
        using var firm = await CardFirm.Open(_house);
        var page = await firm.Owner.Subscription.OpenCheckout();
        _house.Simulator.Hooks.Checkout(CardFirm.SessionOf(page));
        foreach (var type in _house.Simulator.Reports.EventTypes().Distinct())
            _house.Simulator.Webhooks.Lose(type);

        _house.Api.Time.Advance(TimeSpan.FromMinutes(11));

        await Eventually.Holds(async () => (await firm.Owner.Subscription.Read()).State == SubscriptionState.Active, "the product looks by itself");
    }

    [Test]
    public async Task Clicks_at_once_open_one_checkout_of_one_customer()
    {
        using var firm = await CardFirm.Open(_house);
        _house.Simulator.Faults.Next(CallFault.LostAnswer, 2, "/v1/customers", "POST");
        _house.Simulator.Faults.Next(CallFault.LostAnswer, 2, "/v1/checkout", "POST");

        var pages = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => firm.Owner.Subscription.OpenCheckout()));

        Assert.That(pages.Distinct().Count(), Is.EqualTo(1));
        Assert.That(await firm.Owner.Subscription.OpenCheckout(), Is.EqualTo(pages[0]));
        var customer = (await firm.Account()).CustomerId;
        var sessions = await _house.Gate.Call(new(firm.Tenant, "checkout.list"), (stripe, options, stop) => stripe.V1.Checkout.Sessions.ListAsync(new() { Customer = customer }, options, stop));
        Assert.That((CustomersOf(firm), sessions.Data.Count), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task A_card_that_does_not_pay_leaves_the_checkout_open()
    {
        using var firm = await CardFirm.Open(_house);
        var page = await firm.Owner.Subscription.OpenCheckout();

        Assert.That(_house.Simulator.Hooks.Checkout(CardFirm.SessionOf(page), Card.Declines), Is.False);
        await _house.Simulator.Webhooks.DeliverAll();
        Assert.That((await firm.Owner.Subscription.Read()).State, Is.EqualTo(SubscriptionState.Offline));
        Assert.That(await firm.Owner.Subscription.OpenCheckout(), Is.EqualTo(page));
        Assert.That(_house.Simulator.Hooks.Checkout(CardFirm.SessionOf(page)), Is.True);
        await firm.Until(it => it.State == SubscriptionState.Active, "another card pays");
    }

    [Test]
    public async Task An_abandoned_checkout_makes_room_for_another_one()
    {
        using var firm = await CardFirm.Open(_house);
        var page = await firm.Owner.Subscription.OpenCheckout();
        _house.Simulator.Hooks.LeaveCheckout(CardFirm.SessionOf(page));

        await firm.Until(it => it.CheckoutUntil is null, "it is over");
        var again = await firm.Owner.Subscription.OpenCheckout();

        Assert.That(again.Url, Is.Not.EqualTo(page.Url));
        Assert.That((await firm.Account()).Checkout!.Number, Is.EqualTo(2));
    }

    [TestCase(CallFault.FailedBefore, "/v1/checkout")]
    [TestCase(CallFault.FailedAfter, "/v1/checkout")]
    [TestCase(CallFault.FailedBefore, "/v1/customers")]
    [TestCase(CallFault.FailedAfter, "/v1/customers")]
    public async Task Where_Stripe_fails_who_asks_is_told_and_may_ask_again(CallFault fault, string path)
    {
        using var firm = await CardFirm.Open(_house);
        _house.Simulator.Faults.Next(fault, 1, path, "POST");

        Assert.That(Refused(() => firm.Owner.Subscription.OpenCheckout()), Is.EqualTo((503, "card_payments_unavailable")));
        await firm.Subscribe();

        Assert.That(CustomersOf(firm), Is.EqualTo(1), "also where Stripe had made one and said otherwise");
    }

    [Test]
    public async Task A_customer_that_is_deleted_at_Stripe_is_made_anew()
    {
        using var firm = await CardFirm.Subscribed(_house);
        var customer = (await firm.Account()).CustomerId!;
        await _house.Gate.Call(new(firm.Tenant, "customer.delete", $"{customer}:delete"), (stripe, options, stop) => stripe.V1.Customers.DeleteAsync(customer, null, options, stop));

        await firm.Until(it => it is { State: SubscriptionState.Offline, Card: null }, "it pays offline");
        await firm.Subscribe();

        Assert.That((await firm.Account()).CustomerId, Is.Not.EqualTo(customer));
    }

    [Test]
    public async Task A_second_subscription_is_ended_and_the_operator_told()
    {
        using var firm = await CardFirm.Subscribed(_house);
        var (account, prices) = (await firm.Account(), (await firm.Remote())["items"]!["data"]!.AsArray());
        var second = await _house.Gate.Call(
            new(firm.Tenant, "subscription.create", $"{firm.Company.Tenant:n}:second"),
            (stripe, options, stop) => stripe.V1.Subscriptions.CreateAsync(
                new() { Customer = account.CustomerId, Items = [new() { Price = prices[0]!["price"]!["id"]!.ToString(), Quantity = 1 }], TrialPeriodDays = 10 }, options, stop));

        await firm.Until(_ => _house.Simulator.Reports.Find(second.Id)!["status"]!.ToString() == "canceled", "the second one is ended");

        Assert.That((await firm.Account()).SubscriptionId, Is.EqualTo(account.SubscriptionId));
        using var op = await _house.Api.Operator();
        await Eventually.Holds(
            async () => (await op.Operator.Stripe.Findings(firm.Company.Tenant, withResolved: true)).Any(it => it is { Kind: StripeFindingKind.SecondSubscription, ResolvedAt: not null }),
            "the operator is told");
    }

    [Test]
    public async Task Without_a_key_nobody_pays_by_card_and_sandboxes_never_do()
    {
        var api = await TheApi.Shared;
        using var firm = await Company.Open(api);
        await firm.Billing();
        var calls = firm.Owner.Subscription;
        Assert.That(await calls.Read(), Is.EqualTo(new Subscription(SubscriptionState.Offline, false, false, null, null, null)));
        Func<Task>[] acts = [() => calls.OpenCheckout(), () => calls.OpenPortal(), () => calls.Cancel(), () => calls.Resume()];
        Assert.That(acts.Select(Refused), Is.All.EqualTo((409, "card_payments_off")));

        using var host = await CardFirm.Open(_house);
        var sandbox = await host.Owner.Tenant.OpenSandbox(new("Trying"));
        using var inside = new CrmClient(_house.Api.Address, (await host.Owner.Account.Switch(new(sandbox.Id))).Token);
        Assert.That(Refused(() => inside.Subscription.Read()), Is.EqualTo((404, "not_found")));
        Assert.That(Refused(() => inside.Subscription.OpenCheckout()), Is.EqualTo((404, "not_found")));
    }

    /// <summary>How many customers were ever made for it.</summary>
    private int CustomersOf(CardFirm firm) => _house.Simulator.Reports.Sent().Where(it => it["type"]!.ToString() == "customer.created")
        .Count(it => it["data"]!["object"]!["metadata"]!["tenant"]?.ToString() == $"{firm.Company.Tenant:n}");

    private static (int Status, string Code) Refused(Func<Task> call)
    {
        var refused = Assert.ThrowsAsync<CrmApiException>(() => call())!;
        return ((int)refused.Status, refused.Code);
    }
}

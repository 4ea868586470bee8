using CloudCrm.Billing.Payments.Stripe.Subscriptions;
using CloudCrm.Client;
using CloudCrm.StripeSimulator;

namespace CloudCrm.Tests.Billing.Stripe.Subscriptions;

/// <summary>Subscriptions go with the account, whatever becomes of it, and end when people say so.</summary>
[TestFixture]
internal sealed class FollowTests
{
    private StripeHouse _house = null!;

    [OneTimeSetUp]
    public async Task Start() => _house = await StripeHouse.Start();

    [OneTimeTearDown]
    public async Task Stop() => await _house.DisposeAsync();

    [Test]
    public async Task Cancelling_holds_from_the_end_of_the_period_and_can_be_taken_back_until_then()
    {
        using var firm = await CardFirm.Subscribed(_house);
        var calls = firm.Owner.Subscription;

        var cancelled = await calls.Cancel("once");
        Assert.That((cancelled.State, cancelled.CancelsAtPeriodEnd), Is.EqualTo((SubscriptionState.Active, true)));
        Assert.That((await firm.Remote())["cancel_at_period_end"]!.GetValue<bool>(), Is.True);
        var resumed = await calls.Resume();
        Assert.That(resumed.CancelsAtPeriodEnd, Is.False);
        Assert.That(await calls.Cancel("once"), Is.EqualTo(cancelled), "the same again gets the first answer");
        Assert.That((await firm.Remote())["cancel_at_period_end"]!.GetValue<bool>(), Is.False, "and does nothing");
        Assert.That(Assert.ThrowsAsync<CrmApiException>(() => calls.Resume("once"))!.Code, Is.EqualTo("id_reused"));
        Assert.That((await firm.Journalled("subscription_cancelled")).By.Id, Is.EqualTo((Guid?)firm.Company.OwnerId));
        Assert.That((await firm.Journalled("subscription_resumed")).By.Id, Is.EqualTo((Guid?)firm.Company.OwnerId));
    }

    [TestCase(CallFault.FailedBefore)]
    [TestCase(CallFault.FailedAfter)]
    public async Task Cancelling_takes_another_key_where_Stripe_spent_one(CallFault fault)
    {
        using var firm = await CardFirm.Subscribed(_house);
        _house.Simulator.Faults.Next(fault, 1, $"/v1/subscriptions/{(await firm.Account()).SubscriptionId}", "POST");

        Assert.That((await firm.Owner.Subscription.Cancel()).CancelsAtPeriodEnd, Is.True);
        Assert.That((await firm.Remote())["cancel_at_period_end"]!.GetValue<bool>(), Is.True);
    }

    [Test]
    public async Task Who_cancelled_pays_offline_afterwards_and_can_subscribe_again()
    {
        using var firm = await CardFirm.Subscribed(_house);
        var before = await firm.Account();
        await firm.Owner.Subscription.Cancel();

        await firm.Wait(before.Subscription!.PeriodEnd - _house.Simulator.Now + TimeSpan.FromMinutes(1));
        await firm.Until(it => it.State == SubscriptionState.Offline, "the subscription is over");
        await Eventually.Holds(async () => (await firm.Owner.Journal.Page(limit: 1_000, filter: new(Entity: "billing"))).Items.Any(it => it.Verb == "card_payments_ended"), "people are told");
        Assert.That(Assert.ThrowsAsync<CrmApiException>(() => firm.Owner.Subscription.Cancel())!.Code, Is.EqualTo("not_subscribed"));
        await firm.Subscribe();

        var after = await firm.Account();
        Assert.That((after.CustomerId, after.SubscriptionId == before.SubscriptionId), Is.EqualTo((before.CustomerId, false)));
    }

    [Test]
    public async Task What_people_do_on_the_portal_is_found()
    {
        using var firm = await CardFirm.Open(_house);
        Assert.That(Assert.ThrowsAsync<CrmApiException>(() => firm.Owner.Subscription.OpenPortal())!.Code, Is.EqualTo("not_subscribed"));
        await firm.Subscribe();
        Assert.That((await firm.Owner.Subscription.OpenPortal()).Url, Does.StartWith(_house.Simulator.Url));
        var account = await firm.Account();

        _house.Simulator.Hooks.CancelAtPeriodEnd(account.SubscriptionId!);
        _house.Simulator.Hooks.SetCard(account.CustomerId!, Card.NeedsAction);
        await firm.Until(it => it is { CancelsAtPeriodEnd: true, Card.Last4: "3184" }, "both are known");
        _house.Simulator.Hooks.CancelAtPeriodEnd(account.SubscriptionId!, cancel: false);
        _house.Simulator.Hooks.RemoveCards(account.CustomerId!);
        await firm.Until(it => it is { CancelsAtPeriodEnd: false, Card: null }, "both are known again");
        Assert.That((await firm.Journalled("subscription_cancelled")).By.Id, Is.EqualTo((Guid?)firm.Company.OwnerId));
    }

    [Test]
    public async Task Whoever_looks_at_the_same_time_ends_with_the_newest_state()
    {
        using var firm = await CardFirm.Subscribed(_house);
        var (before, sync) = (await firm.Account(), _house.Api.Get<StripeSync>());
        var seen = (await sync.Refresh(firm.Tenant, CancellationToken.None))!.ToSeen();
        _house.Simulator.Hooks.CancelAtPeriodEnd(before.SubscriptionId!);

        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(() => sync.Refresh(firm.Tenant, CancellationToken.None))));

        var after = await firm.Account();
        Assert.That((after.Subscription!.CancelAtPeriodEnd, after.Version), Is.EqualTo((true, before.Version + 1)), "it was written once");
        var stale = await Contracts.GrainKeys.StripeAccount(_house.Api.Get<IGrainFactory>(), firm.Tenant).Apply(seen, before.Version, Contracts.Caller.System, null);
        Assert.That(stale.Refusal.Kind, Is.EqualTo(Contracts.RefusalKind.VersionMismatch), "what was seen before is not applied after");
        Assert.That(await firm.Account(), Is.EqualTo(after));
    }

    [Test]
    public async Task An_upgrade_seats_and_a_downgrade_reach_the_subscription_without_prorations()
    {
        using var firm = await CardFirm.Subscribed(_house, "team");
        await firm.Owner.Billing.ChangePlan("business");
        await firm.Owner.Seats.Buy(1_007);
        await firm.Knows(seats: 1_007);
        await firm.Follow();
        var upgraded = await firm.RemoteItems();
        Assert.That(upgraded.Select(item => item.Split(' ')[0]), Is.EqualTo(new[] { "2026-11:business:USD:base", "2026-11:business:USD:seat" }));
        Assert.That(long.Parse(upgraded[1].Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture), Is.EqualTo((await firm.Account()).Subscription!.Seats).And.LessThan(1_007).And.GreaterThan(900));
        var calls = _house.Simulator.Reports.Calls.Count;
        await firm.Follow();
        Assert.That(_house.Simulator.Reports.Calls.Skip(calls).Where(call => call.Method == "POST" && !call.Path.StartsWith("/v1/billing/", StringComparison.Ordinal)), Is.Empty, "what is right stays");

        await firm.Owner.Billing.ChangePlan("team");
        var end = (await firm.Company.Billing()).EndsAt;
        await firm.Wait(end - _house.Simulator.Now + TimeSpan.FromMinutes(1));
        await Eventually.Holds(async () => (await firm.RemoteItems())[0] == "2026-11:team:USD:base 1", "at our renewal it follows by itself");
        Assert.That(_house.Simulator.Reports.Invoices((await firm.Account()).CustomerId).SelectMany(it => it["lines"]!["data"]!.AsArray()).Where(line => line!["proration"]?.GetValue<bool>() == true), Is.Empty);
    }

    [Test]
    public async Task A_tenant_that_is_closed_has_its_subscription_ended()
    {
        using var firm = await CardFirm.Subscribed(_house);
        await firm.Owner.Tenant.Close(new("Acme", Gateway.Company.Password));
        await _house.Advance(TimeSpan.FromDays(31));
        await Eventually.Holds(async () => await firm.State() == "Closed", "it is closed");
        await _house.Advance(TimeSpan.FromDays(32));

        await Eventually.Holds(async () => (await firm.Remote())["status"]!.ToString() == "canceled", "it is ended", TimeSpan.FromMinutes(2));
        await Eventually.Holds(async () => !(await firm.Account()).IsLive, "and known to be");
    }
}

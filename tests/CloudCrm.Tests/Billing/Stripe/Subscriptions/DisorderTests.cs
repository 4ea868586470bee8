using CloudCrm.Billing.Payments.Stripe.Intake;
using CloudCrm.Client;
using CloudCrm.StripeSimulator;

namespace CloudCrm.Tests.Billing.Stripe.Subscriptions;

/// <summary>Webhooks that come in any order, twice, late or not at all end in the state that Stripe has.</summary>
[TestFixture]
internal sealed class DisorderTests
{
    private StripeHouse _house = null!;

    [OneTimeSetUp]
    public async Task Start() => _house = await StripeHouse.Start(new() { Seed = 7 });

    [OneTimeTearDown]
    public async Task Stop() => await _house.DisposeAsync();

    [Test]
    public async Task Whatever_became_of_webhooks_the_last_look_decides()
    {
        using var firm = await CardFirm.Subscribed(_house);
        var account = await firm.Account();
        _house.Simulator.Webhooks.Faults = new() { Duplicate = 0.5, Shuffle = true };
        foreach (var card in new[] { Card.NeedsAction, Card.Good, Card.NeedsAction })
        {
            _house.Simulator.Hooks.CancelAtPeriodEnd(account.SubscriptionId!);
            _house.Simulator.Hooks.SetCard(account.CustomerId!, card);
            _house.Simulator.Hooks.CancelAtPeriodEnd(account.SubscriptionId!, cancel: false);
        }

        await firm.Until(it => it is { State: SubscriptionState.Active, CancelsAtPeriodEnd: false, Card.Last4: "3184" }, "it is as Stripe has it");

        // Nothing of the rest changes it any more.
        await _house.Simulator.Webhooks.DeliverAll();
        await Eventually.Holds(
            async () => (await _house.Rows<StripeEventRow>()).All(row => row.State != Contracts.Billing.StripeEventState.Pending),
            "all events are looked at");
        var after = await firm.Account();
        Assert.That((after.SubscriptionId, after.IsLive, after.Subscription!.CancelAtPeriodEnd, after.Card!.Last4), Is.EqualTo((account.SubscriptionId, true, false, "3184")));
    }
}

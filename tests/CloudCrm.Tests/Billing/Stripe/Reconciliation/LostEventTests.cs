using CloudCrm.Client;
using CloudCrm.StripeSimulator;
using CloudCrm.Tests.Billing.Stripe.Subscriptions;

namespace CloudCrm.Tests.Billing.Stripe.Reconciliation;

/// <summary>What Stripe never told, or told afterwards.</summary>
[TestFixture]
internal sealed class LostEventTests
{
    [Test]
    public async Task A_webhook_that_never_came_is_found_and_its_object_looked_at()
    {
        await using var house = await StripeHouse.Start();
        using var firm = await CardFirm.Subscribed(house);
        await firm.Settled();
        house.Simulator.Hooks.CancelAtPeriodEnd((await firm.Account()).SubscriptionId!);
        Assert.That(house.Simulator.Webhooks.Lose("customer.subscription.updated"), Is.EqualTo(1));
        using var op = await house.Api.Operator();
        house.Api.Time.Advance(TimeSpan.FromMinutes(16));
        var events = (await op.Operator.Stripe.Reconcile(firm.Company.Tenant)).Comparisons.Single(it => it.What == "events");
        // The product's own calls may have had events since, which nobody delivered either.
        Assert.That(events.Found, Is.Positive.And.EqualTo(events.Repaired));
        var finding = (await op.Operator.Stripe.Findings(firm.Company.Tenant, withResolved: true))
            .First(it => it.Kind == StripeFindingKind.WebhookLost && it.Details.Contains("customer.subscription.updated", StringComparison.Ordinal));
        Assert.That(finding.Resolution, Is.EqualTo("fetched"));
        await Eventually.Holds(async () => (await firm.Account()).Subscription!.CancelAtPeriodEnd, "its object is looked at");
    }

    [Test]
    public async Task What_Stripe_could_not_use_afterwards_is_a_finding_of_its_tenant()
    {
        await using var house = await StripeHouse.Start(new SimulatorOptions { ReportsBadMeterEventsLater = true });
        using var firm = await CardFirm.Subscribed(house);
        var interaction = await firm.Company.NewInteraction();
        await firm.Owner.Interactions.Append(interaction, new(Direction.Outbound, "Hello"));
        await firm.Counted(1);
        await firm.Wait(TimeSpan.FromHours(2));
        await Eventually.Holds(() => Task.FromResult(house.Simulator.Reports.Metered().Any(hour => hour.EventName == "messages_outbound")), "it was told");
        await house.Gate.Call(
            new(null, "meter.deactivate", "off"),
            async (client, options, stop) =>
            {
                var meter = (await client.V1.Billing.Meters.ListAsync(new() { Limit = 100 }, null, stop)).Data.Single(it => it.EventName == "messages_outbound");
                return await client.V1.Billing.Meters.DeactivateAsync(meter.Id, null, options, stop);
            });
        await firm.Owner.Interactions.Append(interaction, new(Direction.Outbound, "Hello again"));
        await firm.Counted(2);
        await firm.Wait(TimeSpan.FromHours(2));
        using var op = await house.Api.Operator();
        var finding = await Eventually.Value(
            async () =>
            {
                await house.Simulator.Webhooks.DeliverAll();
                return (await op.Operator.Stripe.Findings(firm.Company.Tenant)).FirstOrDefault(it => it.Kind == StripeFindingKind.UsageRefused);
            },
            "it is found");
        Assert.That(finding.Details, Does.Contain("archived_meter").And.Contain($"{firm.Company.Tenant:n}:2:"));
    }
}

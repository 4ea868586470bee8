using CloudCrm.Billing.Payments.Stripe.Meters;
using CloudCrm.Billing;
using CloudCrm.Client;
using CloudCrm.Foundation.Data;
using CloudCrm.Tests.Billing.Stripe.Subscriptions;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Tests.Billing.Stripe.Reconciliation;

/// <summary>What the operator sees of the comparison with Stripe.</summary>
[TestFixture]
internal sealed class ReconcileTests
{
    private StripeHouse _house = null!;

    [OneTimeSetUp]
    public async Task Start() => _house = await StripeHouse.Start();

    [OneTimeTearDown]
    public async Task Stop() => await _house.DisposeAsync();

    [Test]
    public async Task What_a_company_uses_is_shown_on_Stripe_and_mended_there()
    {
        using var firm = await CardFirm.Subscribed(_house);
        var interaction = await firm.Company.NewInteraction();
        for (var i = 0; i < 3; i++)
            await firm.Owner.Interactions.Append(interaction, new(Direction.Outbound, $"Hello {i}"));
        await firm.Counted(3);
        await firm.Wait(TimeSpan.FromHours(2));
        var sent = await Eventually.Value(() => Window(firm), "the hour was told");
        Assert.That(Metered(firm), Is.EqualTo(3));
        await firm.Wait(TimeSpan.FromHours(7));
        // Else the comparison of the hour finds what is lost before the operator's does.
        await firm.Settled();
        using var op = await _house.Api.Operator();
        Assert.That(await Usage(op, firm), Is.EqualTo((0, 0)));

        _house.Simulator.Plant.LoseMeterEvent(sent.Identifier);
        Assert.That(await Usage(op, firm), Is.EqualTo((1, 1)));
        Assert.That(Metered(firm), Is.EqualTo(3));
        var finding = (await op.Operator.Stripe.Findings(firm.Company.Tenant, withResolved: true)).Single();
        Assert.That((finding.Kind, finding.Resolution), Is.EqualTo((StripeFindingKind.UsageLost, "corrected")));
        Assert.That(await op.Operator.Stripe.Findings(firm.Company.Tenant), Is.Empty);
    }

    [Test]
    public async Task A_customer_that_is_gone_is_named_and_the_rest_compared()
    {
        using var firm = await CardFirm.Subscribed(_house);
        await firm.Owner.Interactions.Append(await firm.Company.NewInteraction(), new(Direction.Outbound, "Hello"));
        await firm.Counted(1);
        await firm.Wait(TimeSpan.FromHours(2));
        await Eventually.Value(() => Window(firm), "the hour was told");
        await firm.Settled();
        var customer = (await firm.Account()).CustomerId!;
        using (_house.Simulator.Plant.Silence())
            await _house.Gate.Call(new(null, "delete", $"{customer}:delete"), (client, options, stop) => client.V1.Customers.DeleteAsync(customer, null, options, stop));
        using var op = await _house.Api.Operator();
        var report = await op.Operator.Stripe.Reconcile(firm.Company.Tenant);
        Assert.That(report.Comparisons.Select(it => it.What), Is.EqualTo(new[] { "subscription", "invoices", "events" }));
        var finding = (await op.Operator.Stripe.Findings(firm.Company.Tenant, withResolved: true)).Single(it => it.Kind == StripeFindingKind.CustomerMissing);
        Assert.That((finding.Subject, finding.Resolution), Is.EqualTo((customer, "taken_over")));
        Assert.That((await op.Operator.Stripe.Reconcile(firm.Company.Tenant)).Comparisons.Select(it => it.What), Is.EqualTo(new[] { "events" }));
    }

    [Test]
    public async Task Without_a_tenant_all_are_compared_and_one_that_nobody_knows_is_not_found()
    {
        using var firm = await CardFirm.Subscribed(_house);
        using var op = await _house.Api.Operator();
        Assert.That((await op.Operator.Stripe.Reconcile()).Tenants, Is.GreaterThanOrEqualTo(1));
        Assert.That(Assert.ThrowsAsync<CrmApiException>(() => op.Operator.Stripe.Reconcile(Guid.CreateVersion7()))!.Code, Is.EqualTo("not_found"));
    }

    private static async Task<(int Found, int Repaired)> Usage(CrmClient op, CardFirm firm)
    {
        var usage = (await op.Operator.Stripe.Reconcile(firm.Company.Tenant)).Comparisons.Single(it => it.What == "usage");
        Assert.That(usage.Compared, Is.Positive);
        return (usage.Found, usage.Repaired);
    }

    private decimal Metered(CardFirm firm)
    {
        var customer = firm.Account().Result.CustomerId;
        return _house.Simulator.Reports.Metered().Where(hour => hour.Customer == customer && hour.EventName == "messages_outbound").Sum(hour => hour.Sum);
    }

    private async Task<StripeWindowRow?> Window(CardFirm firm)
    {
        await using var db = _house.Api.Get<IDbSource<BillingDb>>().ForTenant(firm.Tenant);
        return await db.Set<StripeWindowRow>().Where(row => row.TenantId == firm.Tenant && row.Meter == 2 && row.State == StripeWindowState.Sent).FirstOrDefaultAsync();
    }
}

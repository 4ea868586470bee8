using CloudCrm.Contracts;
using CloudCrm.Contracts.Billing;
using CloudCrm.StripeSimulator;

namespace CloudCrm.Tests.Billing.Stripe;

/// <summary>Invoices that a simulated Stripe collects.</summary>
[TestFixture]
internal sealed class CollectionTests
{
    [TestCase("USD", 9_900, 1_500)]
    [TestCase("JPY", 14_000, 2_000)]
    [TestCase("TWD", 300_000, 45_000)]
    public async Task What_Stripe_collects_is_our_invoice_to_the_minor_unit(string currency, long baseUnits, long seatUnits)
    {
        BillingTerms terms = new(currency, 14, new("VAT", "0.05", false), null, null, null, [new("welcome", "12.5", null, null, 3)], []);
        await using var tenant = await CollectedTenant.Open(currency, Card.Good, terms, baseUnits, seatUnits);
        await tenant.Host.Take(
            Events.Inbound(tenant.Id, "2028-01-25T10:00:00", 7_000), Events.Inbound(tenant.Id, "2028-02-10T10:00:00", 12_345), Events.Inbound(tenant.Id, "2028-03-10T10:00:00", 3));
        await tenant.Until("2028-02-20T00:00:00");
        // Late for January: a correction on the invoice of February.
        await tenant.Host.Take(Events.Inbound(tenant.Id, "2028-01-30T10:00:00", 5_000));
        Assert.That((await tenant.Account.Add(new(Guid.CreateVersion7(), BalanceKind.Credit, "40", currency, "sorry"), Caller.System, new("credit", ""))).IsOk);
        await tenant.Until("2028-04-05T00:00:00");
        await tenant.AssertSame();
        var invoices = await tenant.Invoices();
        foreach (var invoice in invoices.TakeLast(3))
            Assert.That(tenant.Collected(invoice.Id)[0]["billing_reason"]!.GetValue<string>(), Is.EqualTo("subscription_cycle"), "it is the draft that Stripe opened");
    }

    [Test]
    public async Task What_comes_to_nothing_costs_nothing()
    {
        await using var tenant = await CollectedTenant.Open();
        Assert.That((await tenant.Account.Add(new(Guid.CreateVersion7(), BalanceKind.Prepaid, "5000", "USD", "paid by wire"), Caller.System, new("prepaid", ""))).IsOk);
        await tenant.Until("2028-03-05T00:00:00");
        foreach (var invoice in await tenant.Invoices())
        {
            var stripe = tenant.Collected(invoice.Id).Single();
            Assert.That((CollectedTenant.Long(stripe, "total"), stripe["status"]!.GetValue<string>(), CollectedTenant.Long(stripe, "amount_paid")), Is.EqualTo((0L, "paid", 0L)));
        }

        Assert.That(await tenant.Findings(), Is.Empty);
    }
}

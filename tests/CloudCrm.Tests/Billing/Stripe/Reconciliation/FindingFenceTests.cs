using CloudCrm.Billing.Payments.Stripe.Reconciliation;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Billing;

namespace CloudCrm.Tests.Billing.Stripe.Reconciliation;

/// <summary>Two activations that know nothing of each other write down what differs between tenants and Stripe.</summary>
public sealed class FindingFenceTests
{
    private const string Subject = "in_1";

    private BillingHost _host = null!;
    private BillingSilo _other = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _host = await BillingHost.StartWithGrains();
        _other = await BillingSilo.Start(_host);
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        await _other.DisposeAsync();
        await _host.DisposeAsync();
    }

    [Test]
    public async Task What_one_activation_found_or_resolved_the_other_one_knows()
    {
        var tenant = BillingHost.NewTenant();
        var (one, other) = (_host.Grains.StripeFindings(tenant), _other.Grains.StripeFindings(tenant));
        await other.Resolved(StripeFindingKind.PaidTwice, Subject, "nothing is open");
        await one.Found(StripeFindingKind.PaidTwice, Subject, "{}");
        await other.Found(StripeFindingKind.PaidTwice, Subject, "{}");
        Assert.That(await Rows(tenant), Is.EqualTo(new[] { (string?)null }));
        await other.Resolved(StripeFindingKind.PaidTwice, Subject, "given_back");
        await one.Found(StripeFindingKind.PaidTwice, Subject, "{}");
        Assert.That(await Rows(tenant), Is.EqualTo(new[] { "given_back", null }));
    }

    [Test]
    public async Task What_both_find_at_once_is_written_down_once()
    {
        var tenant = BillingHost.NewTenant();
        await Task.WhenAll(Enumerable.Range(0, 20).Select(number =>
            (number % 2 == 0 ? _host.Grains : _other.Grains).StripeFindings(tenant).Found(StripeFindingKind.UsageLost, $"{number / 4}", "{}")));
        Assert.That(await Rows(tenant), Has.Count.EqualTo(5));
    }

    private async Task<List<string?>> Rows(TenantId tenant) =>
        [.. (await _host.Rows<StripeFindingRow>(tenant)).OrderBy(row => row.Id).Select(row => row.Resolution)];
}

using System.Text;
using CloudCrm.Billing.Invoices.Bundles;
using CloudCrm.Billing.Payments;
using CloudCrm.Billing.PriceBook;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Billing;

namespace CloudCrm.Tests.Billing.Accounts;

/// <summary>Prices that were agreed with a tenant which then changes its plan by itself.</summary>
[TestFixture]
internal sealed class TermsTests
{
    private const string Meters = """{"messages.inbound":{"price":{"model":"perUnit","unit":"2"},"included":"0"}}""";
    private static readonly decimal s_business = ShippedBook.Read().Find("business")!.Prices["USD"].Base;
    private readonly HandClock _clock = new(Events.At("2028-01-01T08:00:00"));
    private TenantId _tenant;
    private BillingHost _host = null!;

    private IBillingAccountGrain Account => _host.Grains.BillingAccount(_tenant);

    [SetUp]
    public async Task Start()
    {
        _clock.Now = Events.At("2028-01-01T08:00:00");
        (_tenant, _host) = (BillingHost.NewTenant(), await BillingHost.Start(_clock, await BillingHost.NewSettings()));
        await _host.Open(BillingHost.Change(_tenant, "UTC") with { OpenedAt = _clock.Now, Plan = "free" });
        await _host.DoDue();
    }

    [TearDown]
    public async Task Stop() => await _host.DisposeAsync();

    [Test]
    public async Task A_negotiated_base_holds_for_the_plan_that_it_was_agreed_for_and_meters_for_all()
    {
        var agreed = (await Account.SetTerms(new("USD", 14, null, "30", null, Meters, [], []), null, Caller.System)).Value;
        Assert.That(agreed.Terms.Plan, Is.EqualTo("free"), "the plan that holds");
        await Use("2028-01-10");
        _clock.Now = Events.At("2028-01-16T12:00:00");
        var preview = (await Account.Preview("business", null)).Value;
        Assert.That(decimal.Parse(preview.NextPeriod, System.Globalization.CultureInfo.InvariantCulture), Is.GreaterThanOrEqualTo(s_business));
        Assert.That((await Account.ChangePlan("business", null, Caller.System, new("up", ""))).IsOk);
        await Use("2028-01-20");
        var statement = (await _host.Grains.StatementReader(_tenant).Read()).Value;
        Assert.That(Bases(statement), Is.EqualTo(Bases(preview.Then)).And.EqualTo(new[] { 14.52m, decimal.Round(s_business * 16 / 31, 2, MidpointRounding.AwayFromZero) }));

        _clock.Now = Events.At("2028-02-03T00:00:00");
        await _host.DoDue();
        var invoice = (await _host.Rows<InvoiceRow>(_tenant)).Single().ToDocument();
        Assert.That(invoice.Lines.Where(line => line.Kind == LineKind.Base).Select(line => line.Amount), Is.EqualTo(Bases(statement)));
        Assert.That(invoice.Lines.Where(line => line.Code == "messages.inbound").Select(line => line.Amount), Is.EqualTo(new[] { 2m, 2m }));
        var (bundle, next) = await _host.Bundles.Part(invoice, null);
        while (next is not null)
        {
            (var text, next) = await _host.Bundles.Part(invoice, next);
            bundle += text;
        }

        Assert.That(BundleVerifier.Verify(Encoding.UTF8.GetBytes(bundle)).Value, Is.EqualTo(Verdict.Yes));
        Assert.That((await WhatIf("free"), await WhatIf("business")), Is.EqualTo((30m, s_business)));
    }

    [Test]
    public async Task The_plan_can_be_named_before_the_tenant_has_it()
    {
        Assert.That((await Account.SetTerms(new("USD", 14, null, "30", null, null, [], [], "platinum"), null, Caller.System)).Refusal?.Field, Is.EqualTo("plan"));
        Assert.That((await Account.SetTerms(new("USD", 14, null, "30", null, null, [], [], "business"), null, Caller.System)).IsOk);
        Assert.That(Bases((await _host.Grains.StatementReader(_tenant).Read()).Value).Sum(), Is.Zero);
        Assert.That((await Account.ChangePlan("business", null, Caller.System, new("up", ""))).IsOk);
        Assert.That(Bases((await _host.Grains.StatementReader(_tenant).Read()).Value).Sum(), Is.EqualTo(30));
    }

    private Task Use(string day)
    {
        _clock.Now = Events.At($"{day}T12:00:00");
        return _host.Take(Events.Inbound(_tenant, $"{day}T00:00:00", 1));
    }

    private async Task<decimal> WhatIf(string plan) => Bases((await _host.Grains.StatementReader(_tenant).WhatIf(plan, StatementPeriod.Last)).Value).Sum();

    private static decimal[] Bases(Statement statement) =>
        [.. statement.Lines.Where(line => line.Kind == LineKind.Base).Select(line => decimal.Parse(line.Amount, System.Globalization.CultureInfo.InvariantCulture))];
}

using CloudCrm.Billing.Accounts;
using CloudCrm.Billing.Payments;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Billing;

namespace CloudCrm.Tests.Billing.Accounts;

/// <summary>Invoices of a tenant whose clock the test moves.</summary>
[TestFixture]
internal sealed class IssueTests
{
    private readonly HandClock _clock = new(Events.At("2028-01-01T08:00:00"));
    private TenantId _tenant;
    private BillingHost _host = null!;

    [SetUp]
    public async Task Start()
    {
        _clock.Now = Events.At("2028-01-01T08:00:00");
        (_tenant, _host) = (BillingHost.NewTenant(), await BillingHost.Start(_clock, await BillingHost.NewSettings()));
        await _host.Open(BillingHost.Change(_tenant, "UTC") with { OpenedAt = _clock.Now });
        await _host.DoDue();
    }

    [TearDown]
    public async Task Stop() => await _host.DisposeAsync();

    [Test]
    public async Task Late_usage_of_a_period_in_another_currency_has_an_invoice_of_its_own()
    {
        var grain = _host.Grains.BillingAccount(_tenant);
        Assert.That((await grain.SetTerms(new("JPY", 14, null, null, null, null, [], []), null, Caller.System)).IsOk);
        await At("2028-02-10T00:00:00");
        await _host.Take(Events.Inbound(_tenant, "2028-01-20T00:00:00", 6_000));
        await At("2028-03-05T00:00:00");
        var documents = (await _host.Rows<InvoiceRow>(_tenant)).ConvertAll(row => row.ToDocument());
        Assert.That(documents.Select(it => (it.Period.From.Month, it.Currency.Code)), Is.EquivalentTo(new[] { (1, "USD"), (2, "JPY"), (2, "USD") }));
        var late = documents.Single(it => it.Period.From.Month == 2 && it.Currency.Code == "USD");
        Assert.That(late.Lines.Select(line => (line.Kind, line.Code)), Is.EqualTo(new[] { (LineKind.Correction, "messages.inbound") }));
        Assert.That(documents.Single(it => it.Currency.Code == "JPY").Lines.Select(line => line.Kind), Has.None.EqualTo(LineKind.Correction));
        Assert.That(documents.Select(it => it.Number), Is.Unique);
    }

    [Test]
    public async Task An_overdue_invoice_counts_again_when_its_dispute_is_decided()
    {
        await At("2028-02-03T00:00:00");
        var invoice = (await _host.Rows<InvoiceRow>(_tenant)).Single().Id;
        Assert.That((await _host.Grains.BillingAccount(_tenant).Dispute(invoice, "why", Caller.System, new("1", ""))).IsOk);
        await At("2028-02-25T00:00:00");
        Assert.That(await Standing(), Is.EqualTo(PaymentStanding.Good));
        Assert.That((await _host.Grains.BillingAccount(_tenant).Uphold(invoice, "so it is", Caller.System, new("2", ""))).IsOk);
        Assert.That(await Standing(), Is.EqualTo(PaymentStanding.PastDue));
    }

    [Test]
    public async Task The_application_can_neither_change_nor_remove_an_invoice_or_an_entry_of_money()
    {
        await At("2028-02-03T00:00:00");
        var (invoices, entries) = ((await _host.Rows<InvoiceRow>(_tenant)).Count, (await _host.Rows<MoneyEntryRow>(_tenant)).Count);
        Assert.That((invoices, entries > 0), Is.EqualTo((1, true)));
        foreach (var sql in (string[])["UPDATE invoices SET document = ''", "DELETE FROM invoices", "UPDATE money_entries SET minor_units = 0", "DELETE FROM money_entries"])
            _host.AssertAppendOnly(_tenant, sql);
        Assert.That(((await _host.Rows<InvoiceRow>(_tenant)).Count, (await _host.Rows<MoneyEntryRow>(_tenant)).Count), Is.EqualTo((invoices, entries)));
    }

    private async Task<PaymentStanding> Standing() => (await _host.Rows<AccountRow>(_tenant)).Single().ToAccount().Standing;

    private async Task At(string utc)
    {
        _clock.Now = Events.At(utc);
        await _host.DoDue();
    }
}

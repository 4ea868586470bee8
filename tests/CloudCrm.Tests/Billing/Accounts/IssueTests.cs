using System.Text.Json;
using CloudCrm.Billing.Accounts;
using CloudCrm.Billing.Payments;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Billing;
using CloudCrm.Contracts.Bus;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;

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
    public async Task An_overdue_invoice_is_due_anew_when_its_dispute_is_decided_and_is_not_disputed_again()
    {
        await At("2028-02-03T00:00:00");
        var grain = _host.Grains.BillingAccount(_tenant);
        var document = (await _host.Rows<InvoiceRow>(_tenant)).Single().ToDocument();
        Assert.That((await grain.Dispute(document.Id, "why", Caller.System, new("1", ""))).IsOk);
        await At("2028-03-25T00:00:00");
        var other = (await _host.Rows<InvoiceRow>(_tenant)).Single(row => row.Id != document.Id).Id;
        Assert.That((await grain.MarkPaid(other, "bank", Caller.System, new("other", ""))).IsOk);
        Assert.That((await Standing(), document.DueOn), Is.EqualTo((PaymentStanding.Good, (DateOnly?)new DateOnly(2028, 2, 17))));
        var upheld = (await grain.Uphold(document.Id, "so it is", Caller.System, new("2", ""))).Value;
        Assert.That((upheld.DueOn, upheld.Dispute!.Reason, upheld.Dispute.Decision), Is.EqualTo(((DateOnly?)new DateOnly(2028, 4, 8), "why", "so it is")));
        Assert.That(await Standing(), Is.EqualTo(PaymentStanding.Good));
        Assert.That((await grain.Dispute(document.Id, "still", Caller.System, new("3", ""))).Refusal.Code, Is.EqualTo("disputed_before"));
        await At("2028-04-06T00:00:00");
        Assert.That(await Standing(), Is.EqualTo(PaymentStanding.Good));
        await At("2028-04-09T00:00:00");
        Assert.That(await Standing(), Is.EqualTo(PaymentStanding.PastDue));
        Assert.That(await Told(document.Id), Is.EqualTo(new[] { "Reminder 2028-04-08", "Reminder 2028-04-08", "PastDue 2028-04-08" }));
    }

    [Test]
    public async Task What_is_told_of_an_open_invoice_names_what_is_open_of_it()
    {
        await At("2028-02-03T00:00:00");
        var document = (await _host.Rows<InvoiceRow>(_tenant)).Single().ToDocument();
        var place = document.Lines.Index().First(it => it.Item.Amount > 5).Index;
        Assert.That((await _host.Grains.BillingAccount(_tenant).Credit(document.Id, new("sorry", [new(place, "5.00")]), Caller.System, new("1", ""))).IsOk);
        await At("2028-02-15T00:00:00");
        await At("2028-02-18T00:00:00");
        Assert.That((await News(document.Id)).Where(it => it.Kind == BillingNewsKind.PastDue).Select(it => it.Facts.Single(fact => fact.Name == "amount").Value),
            Is.EqualTo(new[] { $"{document.Currency.Text(document.Totals.Due - 5)} USD" }));
    }

    private async Task<string[]> Told(Guid invoice) => [.. (await News(invoice)).Select(it => $"{it.Kind} {it.Facts.Single(fact => fact.Name == "due").Value}")];

    /// <summary>What the outbox has of an invoice, in the order in which it was told.</summary>
    private async Task<List<BillingNews>> News(Guid invoice)
    {
        await using var db = _host.Source.ForTenant(_tenant);
        var rows = await db.Set<OutboxRow>().Where(row => row.TenantId == _tenant && row.Type == "billing-notice").OrderBy(row => row.Id).ToListAsync();
        return [.. rows.Select(row => JsonSerializer.Deserialize<BillingNotice>(row.Body, RowJson.Options)!.News).Where(it => it.About == invoice)];
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

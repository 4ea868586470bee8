using System.Text.Json;
using CloudCrm.Billing.Accounts;
using CloudCrm.Billing.Payments;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Billing;
using CloudCrm.Contracts.Bus;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Tests.Billing.Accounts;

/// <summary>What a collector tells an account of payments.</summary>
[TestFixture]
internal sealed class CollectedPaymentTests
{
    private readonly HandClock _clock = new(Events.At("2028-01-01T08:00:00"));
    private TenantId _tenant;
    private BillingHost _host = null!;
    private Guid _invoice;

    private IBillingAccountGrain Account => _host.Grains.BillingAccount(_tenant);

    [SetUp]
    public async Task Start()
    {
        _clock.Now = Events.At("2028-01-01T08:00:00");
        (_tenant, _host) = (BillingHost.NewTenant(), await BillingHost.Start(_clock, await BillingHost.NewSettings()));
        await _host.Open(BillingHost.Change(_tenant, "UTC") with { OpenedAt = _clock.Now });
        await _host.DoDue();
        Assert.That((await Account.SetTerms(new("USD", 14, null, "100", "0", null, [], []), null, Caller.System)).IsOk);
        await At("2028-02-03T00:00:00");
        // January has 17 days after the trial: 54.84.
        _invoice = (await _host.Rows<ReceivableRow>(_tenant)).Single().InvoiceId;
    }

    [TearDown]
    public async Task Stop() => await _host.DisposeAsync();

    [Test]
    public async Task What_comes_in_pays_what_is_left_and_the_rest_is_prepaid()
    {
        Assert.That(await Receive(2_000, "1"), Is.EqualTo((InvoiceState.Open, "34.84", "0.00")));
        Assert.That(await Receive(2_000, "1"), Is.EqualTo((InvoiceState.Open, "34.84", "0.00")), "it is the same payment");
        Assert.That(await Receive(4_000, "2"), Is.EqualTo((InvoiceState.Paid, "0.00", "5.16")));
        Assert.That(await Receive(300, "3"), Is.EqualTo((InvoiceState.Paid, "0.00", "8.16")), "nothing was left");
        await AssertEntries(cash: 6_300, receivable: 0, prepaid: -816);
    }

    [Test]
    public async Task A_payment_that_is_taken_back_is_owed_again_until_a_later_day()
    {
        Assert.That(await Receive(5_484, "1"), Is.EqualTo((InvoiceState.Paid, "0.00", "0.00")));
        await At("2028-04-20T00:00:00");
        foreach (var other in (await _host.Rows<ReceivableRow>(_tenant)).Where(it => it.State == InvoiceState.Open))
            Assert.That((await Account.MarkPaid(other.InvoiceId, "bank", Caller.System, new($"{other.InvoiceId}", ""))).IsOk);
        var back = (await Account.TakeBack(_invoice, 5_484, "du_1", Caller.System, new("du_1", ""))).Value;
        Assert.That((back.State, back.Open, back.DueOn), Is.EqualTo(((InvoiceState?)InvoiceState.Open, "54.84", (DateOnly?)new DateOnly(2028, 5, 4))));
        Assert.That((await Account.TakeBack(_invoice, 5_484, "du_1", Caller.System, new("du_1", ""))).Value.Open, Is.EqualTo("54.84"), "once");
        Assert.That(await Standing(), Is.EqualTo(PaymentStanding.Good), "there is time to pay");
        await At("2028-05-03T00:00:00");
        await At("2028-05-06T00:00:00");
        Assert.That(await Standing(), Is.EqualTo(PaymentStanding.PastDue));
        Assert.That((await News()).Select(it => it.Kind).TakeLast(3), Is.EqualTo(new[] { BillingNewsKind.PaymentTakenBack, BillingNewsKind.Reminder, BillingNewsKind.PastDue }));
        Assert.That((await News()).Last().Facts.Single(fact => fact.Name == "due").Value, Is.EqualTo("2028-05-04"));
    }

    [Test]
    public async Task Trouble_with_a_payment_is_told_once_an_attempt()
    {
        foreach (var attempt in new[] { "1", "2", "2" })
            await Account.Warn(_invoice, new(BillingNewsKind.PaymentFailed, attempt, 5_484, "https://pay.example/x"));
        var told = (await News()).Where(it => it.Kind == BillingNewsKind.PaymentFailed).ToArray();
        Assert.That(told.Select(it => it.Id).Distinct().Count(), Is.EqualTo(2), "whoever is told takes an id once");
        Assert.That(told[0].Facts.Select(fact => $"{fact.Name} {fact.Value}").Skip(1), Is.EqualTo(new[] { "amount 54.84 USD", "link https://pay.example/x" }));
    }

    [Test]
    public async Task Nothing_goes_back_to_a_card_where_there_is_no_collector()
    {
        var refused = await Account.Refund(new(Guid.CreateVersion7(), _invoice, "1.00", "why"), Caller.System, new("r", ""));
        Assert.That(refused.Refusal.Code, Is.EqualTo("not_paid_by_card"));
    }

    private async Task<(InvoiceState?, string Open, string Prepaid)> Receive(long units, string key)
    {
        var paid = (await Account.Receive(_invoice, units, "in_1 pi_1", Caller.System, new(key, ""))).Value;
        return (paid.State, paid.Open, (await Account.Read()).Value.Prepaid);
    }

    private async Task AssertEntries(long cash, long receivable, long prepaid)
    {
        var entries = await _host.Rows<MoneyEntryRow>(_tenant);
        Assert.That(entries.GroupBy(it => it.DocumentId).Select(it => it.Sum(entry => entry.MinorUnits)), Is.All.Zero);
        Assert.That((Sum(MoneyAccount.Cash), Sum(MoneyAccount.Receivable), Sum(MoneyAccount.Prepaid)), Is.EqualTo((cash, receivable, prepaid)));

        long Sum(MoneyAccount account) => entries.Where(it => it.Account == account).Sum(it => it.MinorUnits);
    }

    private async Task<List<BillingNews>> News()
    {
        await using var db = _host.Source.ForTenant(_tenant);
        var rows = await db.Set<OutboxRow>().Where(row => row.TenantId == _tenant && row.Type == "billing-notice").OrderBy(row => row.Id).ToListAsync();
        return [.. rows.Select(row => JsonSerializer.Deserialize<BillingNotice>(row.Body, RowJson.Options)!.News).Where(it => it.About == _invoice)];
    }

    private async Task<PaymentStanding> Standing() => (await _host.Rows<AccountRow>(_tenant)).Single().ToAccount().Standing;

    private async Task At(string utc)
    {
        _clock.Now = Events.At(utc);
        await _host.DoDue();
    }
}

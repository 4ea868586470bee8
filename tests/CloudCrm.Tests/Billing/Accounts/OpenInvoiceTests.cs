using CloudCrm.Billing.Accounts;
using CloudCrm.Billing.Payments;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Billing;

namespace CloudCrm.Tests.Billing.Accounts;

/// <summary>What comes into a balance while invoices are open.</summary>
[TestFixture]
internal sealed class OpenInvoiceTests
{
    private readonly HandClock _clock = new(Events.At("2028-01-01T08:00:00"));
    private TenantId _tenant;
    private BillingHost _host = null!;

    private IBillingAccountGrain Account => _host.Grains.BillingAccount(_tenant);

    [SetUp]
    public async Task Start()
    {
        _clock.Now = Events.At("2028-01-01T08:00:00");
        (_tenant, _host) = (BillingHost.NewTenant(), await BillingHost.Start(_clock, await BillingHost.NewSettings()));
        await _host.Open(BillingHost.Change(_tenant, "UTC") with { OpenedAt = _clock.Now });
        await _host.DoDue();
        Assert.That((await Account.SetTerms(new("USD", 14, null, "100", "0", null, [], []), null, Caller.System)).IsOk);
        // January has 17 days after the trial: 54.84.
        foreach (var day in new[] { "2028-02-03", "2028-03-03", "2028-04-03" })
        {
            _clock.Now = Events.At($"{day}T00:00:00");
            await _host.DoDue();
        }
    }

    [TearDown]
    public async Task Stop() => await _host.DisposeAsync();

    [Test]
    public async Task What_is_prepaid_pays_what_is_open_and_restores_at_once()
    {
        Assert.That(await Standing(), Is.EqualTo(PaymentStanding.Suspended));
        await Add(BalanceKind.Credit, "50");
        Assert.That(await Left(), Is.EqualTo(new[] { (InvoiceState.Open, 4.84m), (InvoiceState.Open, 100m), (InvoiceState.Open, 100m) }), "oldest first");
        var account = await Add(BalanceKind.Prepaid, "1000");
        Assert.That(await Left(), Is.EqualTo(Enumerable.Repeat((InvoiceState.Paid, 0m), 3)));
        Assert.That((account.Credit, account.Prepaid), Is.EqualTo(("0.00", "795.16")));
        Assert.That(await Standing(), Is.EqualTo(PaymentStanding.Good));
        Assert.That((await Account.MarkPaid((await Invoices())[0].InvoiceId, "bank", Caller.System, new("late", ""))).Refusal?.Code, Is.EqualTo("nothing_due"));
        var entries = await _host.Rows<MoneyEntryRow>(_tenant);
        Assert.That(entries.GroupBy(it => it.DocumentId).Select(it => it.Sum(entry => entry.MinorUnits)), Is.All.Zero);
        Assert.That((Sum(MoneyAccount.Cash), Sum(MoneyAccount.Receivable), Sum(MoneyAccount.Prepaid), Sum(MoneyAccount.Credits)), Is.EqualTo((100_000L, 0L, -79_516L, 0L)));

        long Sum(MoneyAccount account) => entries.Where(it => it.Account == account).Sum(it => it.MinorUnits);
    }

    [Test]
    public async Task A_disputed_invoice_is_left_alone_until_it_is_decided()
    {
        var disputed = (await Invoices())[0].InvoiceId;
        Assert.That((await Account.Dispute(disputed, "why", Caller.System, new("1", ""))).IsOk);
        await Add(BalanceKind.Prepaid, "1000");
        Assert.That(await Left(), Is.EqualTo(new[] { (InvoiceState.Disputed, 54.84m), (InvoiceState.Paid, 0m), (InvoiceState.Paid, 0m) }));
        var upheld = (await Account.Uphold(disputed, "so it is", Caller.System, new("2", ""))).Value;
        Assert.That((upheld.State, upheld.Open), Is.EqualTo(((InvoiceState?)InvoiceState.Paid, "0.00")));
        Assert.That((await Account.Read()).Value.Prepaid, Is.EqualTo("745.16"));
    }

    [Test]
    public async Task What_a_credit_note_leaves_pays_the_next_open_invoice()
    {
        var paid = (await Invoices())[2].InvoiceId;
        Assert.That((await Account.MarkPaid(paid, "bank", Caller.System, new("1", ""))).IsOk);
        Assert.That((await Account.Credit(paid, new("All of it.", []), Caller.System, new("2", ""))).IsOk);
        Assert.That(await Left(), Is.EqualTo(new[] { (InvoiceState.Paid, 0m), (InvoiceState.Open, 54.84m), (InvoiceState.Void, 0m) }));
        Assert.That((await Account.Read()).Value.Credit, Is.EqualTo("0.00"));
    }

    [Test]
    public async Task What_is_left_stays_in_sight_when_the_currency_changes()
    {
        Assert.That((await Account.SetTerms(new("JPY", 14, null, null, null, null, [], []), null, Caller.System)).IsOk);
        _clock.Now = Events.At("2028-05-03T00:00:00");
        await _host.DoDue();
        var open = (await _host.Rows<ReceivableRow>(_tenant)).Sum(it => it.OpenMinorUnits) / 100m;
        await Add(BalanceKind.Prepaid, (open + 12.5m).ToString(System.Globalization.CultureInfo.InvariantCulture));
        var account = await Add(BalanceKind.Credit, "3");
        Assert.That((account.Currency, account.Credit, account.Prepaid), Is.EqualTo(("JPY", "0", "0")));
        Assert.That(account.Balances, Is.EqualTo(new[] { new BalancesLeft("USD", "3.00", "12.50") }));
    }

    private async Task<BillingAccount> Add(BalanceKind kind, string amount)
    {
        var id = Guid.CreateVersion7();
        return (await Account.Add(new(id, kind, amount, "USD", "why"), Caller.System, new($"{id}", ""))).Value;
    }

    private async Task<List<ReceivableRow>> Invoices() => [.. (await _host.Rows<ReceivableRow>(_tenant)).OrderBy(it => it.DueAt)];

    private async Task<IEnumerable<(InvoiceState State, decimal Left)>> Left() => (await Invoices()).Select(it => (it.State, it.OpenMinorUnits / 100m));

    private async Task<PaymentStanding> Standing() => (await _host.Rows<AccountRow>(_tenant)).Single().ToAccount().Standing;
}

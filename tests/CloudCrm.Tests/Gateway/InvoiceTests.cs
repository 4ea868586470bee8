using System.Globalization;
using CloudCrm.Billing;
using CloudCrm.Billing.Payments;
using CloudCrm.Client;
using CloudCrm.Contracts;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Tests.Gateway;

/// <summary>From the end of a period to its invoice, and what becomes of it.</summary>
[TestFixture]
internal sealed class InvoiceTests
{
    private TheApi _api = null!;

    [OneTimeSetUp]
    public async Task Start() => _api = await TheApi.Start([]);

    [OneTimeTearDown]
    public async Task Stop() => await _api.DisposeAsync();

    [Test]
    public async Task A_period_becomes_a_draft_then_an_invoice_that_is_paid()
    {
        using var firm = await Company.Open(_api, plan: "team");
        var account = await firm.Billing();
        using var first = await After(firm, account.EndsAt, TimeSpan.FromHours(1));
        var draft = (await first.Invoices.Drafts()).Single();
        Assert.That((draft.Number, draft.State, draft.PeriodFrom, draft.PeriodTo), Is.EqualTo(((string?)null, (InvoiceState?)null, account.PeriodFrom, account.PeriodTo)));
        Assert.That(await first.Invoices.List(), Is.Empty);

        using var owner = await After(firm, account.EndsAt, TimeSpan.FromDays(33));
        var invoices = await Issued(owner, 2);
        var invoice = await owner.Invoices.Read(invoices[0].Id);
        Assert.That(invoice.Number, Does.Match(@"^\d{4}-\d{6}$"));
        Assert.That((invoice.State, invoice.Open), Is.EqualTo((InvoiceState.Open, invoice.Due)));
        Assert.That(invoice.Lines.Sum(line => Money(line.Amount)), Is.EqualTo(Money(invoice.Due)).And.GreaterThan(0));
        Assert.That(invoices[1].PeriodTo, Is.EqualTo(invoice.PeriodFrom), "no day is left out");
        Assert.That(invoice.DueOn, Is.EqualTo(invoice.IssuedOn.AddDays(14)));
        Assert.That(await owner.Invoices.Drafts(), Is.Empty);

        using var op = await _api.Operator();
        var paid = await op.Operator.Billing.MarkPaid(firm.Tenant, invoice.Id, "bank 17", "once");
        Assert.That((paid.State, paid.Open), Is.EqualTo((InvoiceState.Paid, "0.00")));
        Assert.That((await op.Operator.Billing.MarkPaid(firm.Tenant, invoice.Id, "bank 17", "once")).State, Is.EqualTo(InvoiceState.Paid), "the same again gets the first answer");
        Assert.That(Refused(() => op.Operator.Billing.MarkPaid(firm.Tenant, invoice.Id, "bank 18")), Is.EqualTo("nothing_due"));
        Assert.That((await op.Operator.Billing.Invoices(firm.Tenant)).Select(it => it.Number), Is.EqualTo(invoices.Select(it => it.Number)));
        await Balanced(firm);
    }

    [Test]
    public async Task What_is_taken_back_lowers_what_is_open_and_the_rest_is_a_credit()
    {
        var (firm, owner, invoice) = await Invoiced();
        using var _ = firm;
        using var client = owner;
        using var op = await _api.Operator();
        var place = invoice.Lines.ToList().FindIndex(line => line.Kind == LineKind.Base && Money(line.Amount) > 1);

        var lowered = await op.Operator.Billing.Credit(firm.Tenant, invoice.Id, new("one too much", [new(place, "1.00")]));
        Assert.That(Money(lowered.Open), Is.EqualTo(Money(invoice.Due) - 1));
        Assert.That(Refused(() => op.Operator.Billing.Credit(firm.Tenant, invoice.Id, new("all"))), Is.EqualTo("credited_before"));
        Assert.That(Refused(() => op.Operator.Billing.Credit(firm.Tenant, invoice.Id, new("more", [new(place, invoice.Lines[place].Amount)]))), Is.EqualTo("invalid"));
        foreach (var open in (await owner.Invoices.List()).Where(it => it.State == InvoiceState.Open))
            await op.Operator.Billing.MarkPaid(firm.Tenant, open.Id, "bank");
        await op.Operator.Billing.Credit(firm.Tenant, invoice.Id, new("another", [new(place, "0.50")]));
        Assert.That((await owner.Billing.Account()).Credit, Is.EqualTo("0.50"));
        var notes = (await owner.Invoices.List()).Where(it => it.IsCreditNote).ToArray();
        Assert.That(notes.Select(note => (note.RefersTo, note.Total)), Is.EquivalentTo(new[] { ((Guid?)invoice.Id, "-1.00"), (invoice.Id, "-0.50") }));
        Assert.That(notes.Select(note => note.Number), Is.Unique.And.All.StartsWith("CN-"));
        await Balanced(firm);
    }

    [Test]
    public async Task A_disputed_invoice_rests_until_the_operator_decides_and_may_be_taken_back_whole()
    {
        var (firm, owner, invoice) = await Invoiced();
        using var _ = firm;
        using var client = owner;

        Assert.That((await owner.Invoices.Dispute(invoice.Id, "We never sent so many.")).State, Is.EqualTo(InvoiceState.Disputed));
        using var later = await After(firm, _api.Time.GetUtcNow(), TimeSpan.FromDays(40));
        using var op = await _api.Operator();
        Assert.That((await later.Invoices.Read(invoice.Id)).State, Is.EqualTo(InvoiceState.Disputed));
        Assert.That((await op.Operator.Billing.Uphold(firm.Tenant, invoice.Id, "They did.")).State, Is.EqualTo(InvoiceState.Open));
        Assert.That(Refused(() => op.Operator.Billing.Uphold(firm.Tenant, invoice.Id, "Again.")), Is.EqualTo("invoice_not_disputed"));
        var gone = await op.Operator.Billing.Credit(firm.Tenant, invoice.Id, new("All of it."));
        Assert.That((gone.State, gone.Open), Is.EqualTo((InvoiceState.Void, "0.00")));
        Assert.That(Refused(() => op.Operator.Billing.MarkPaid(firm.Tenant, invoice.Id, "bank")), Is.EqualTo("nothing_due"));
        await Balanced(firm);
    }

    [Test]
    public async Task Balances_pay_before_money_does()
    {
        using var firm = await Company.Open(_api, plan: "team");
        var account = await firm.Billing();
        using (var op = await _api.Operator())
        {
            await op.Operator.Billing.Add(firm.Tenant, new(BalanceKind.Credit, "7.00", "USD", "sorry"));
            await op.Operator.Billing.Add(firm.Tenant, new(BalanceKind.Prepaid, "100000.00", "USD", "ahead"));
        }

        using var owner = await After(firm, account.EndsAt, TimeSpan.FromDays(33));
        var invoices = await Issued(owner, 2);
        var newest = await owner.Invoices.Read(invoices[0].Id);
        Assert.That((newest.State, newest.Due), Is.EqualTo((InvoiceState.Paid, "0.00")));
        var used = (await Task.WhenAll(invoices.Select(it => owner.Invoices.Read(it.Id)))).SelectMany(it => it.Lines).Where(line => line.Kind is LineKind.Credit or LineKind.Prepaid);
        Assert.That(used.Select(line => line.About).Distinct(), Is.EquivalentTo(new[] { "sorry", "ahead" }));
        using var page = new StreamReader(await owner.Invoices.Html(newest.Id, "en"));
        Assert.That(await page.ReadToEndAsync(), Does.Contain(">Prepaid ahead<"));
        Assert.That((await owner.Billing.Statement()).Lines.Where(line => line.Kind == LineKind.Prepaid).Select(line => line.About), Is.All.EqualTo("ahead"));
        var left = await owner.Billing.Account();
        Assert.That(left.Credit, Is.EqualTo("0.00"));
        Assert.That(Money(left.Prepaid), Is.EqualTo(100_007m - invoices.Sum(it => Money(it.Total))));
        await Balanced(firm);
    }

    private async Task<(Company Firm, CrmClient Owner, Invoice Invoice)> Invoiced()
    {
        var firm = await Company.Open(_api, plan: "team");
        var account = await firm.Billing();
        var owner = await After(firm, account.EndsAt, TimeSpan.FromDays(33));
        var invoices = await Issued(owner, 2);
        return (firm, owner, await owner.Invoices.Read(invoices.MaxBy(it => it.PeriodFrom)!.Id));
    }

    /// <summary>The clock stands so long after an instant; a client that signed in then.</summary>
    private async Task<CrmClient> After(Company firm, DateTimeOffset instant, TimeSpan wait)
    {
        _api.Time.Advance(instant + wait - _api.Time.GetUtcNow());
        return await CrmClient.SignIn(_api.Address, new(firm.Request.Mail, Company.Password, firm.Tenant));
    }

    private static async Task<IReadOnlyList<Invoice>> Issued(CrmClient client, int count)
    {
        await Eventually.Holds(async () => (await client.Invoices.List()).Count(it => !it.IsCreditNote) >= count, $"{count} invoices are issued");
        return await client.Invoices.List();
    }

    /// <summary>Debits equal credits, of each document and so of all.</summary>
    private async Task Balanced(Company firm)
    {
        var tenant = TenantId.From(firm.Tenant);
        await using var db = _api.Get<IDbSource<BillingDb>>().ForTenant(tenant);
        var entries = await db.Set<MoneyEntryRow>().Where(row => row.TenantId == tenant).ToListAsync();
        Assert.That(entries, Is.Not.Empty);
        Assert.That(entries.GroupBy(entry => (entry.DocumentId, entry.Currency)).Select(entry => entry.Sum(it => it.MinorUnits)), Is.All.Zero);
    }

    private static decimal Money(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    private static string? Refused(Func<Task> call) => Assert.ThrowsAsync<CrmApiException>(() => call())!.Code;
}

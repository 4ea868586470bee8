using System.Globalization;
using CloudCrm.Billing;
using CloudCrm.Billing.Payments;
using CloudCrm.Client;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Billing;
using CloudCrm.Foundation.Data;
using LineKind = CloudCrm.Client.LineKind;

namespace CloudCrm.Tests.Gateway;

/// <summary>A number that a credit note has comes to stand on it, whatever happens to the process; and invoices page by page.</summary>
[TestFixture]
internal sealed class CreditNoteTests
{
    private TheApi _api = null!;
    private BilledFirm[] _firms = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _api = await TheApi.Start([]);
        _firms = await BilledFirm.Open(_api, 2);
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        foreach (var firm in _firms)
            firm.Dispose();
        await _api.DisposeAsync();
    }

    [Test]
    public async Task After_a_crash_the_note_is_written_without_the_caller()
    {
        var firm = _firms[0];
        var number = await Crash(firm, "lost", "1.00", TimeSpan.FromMinutes(1));
        await Eventually.Holds(async () => (await Notes(firm)).Count == 1, "the note is written");
        Assert.That((await Notes(firm)).Single().Number, Is.EqualTo(number));
        Assert.That((await firm.Owner.Invoices.Read(firm.Invoice.Id)).Open, Is.EqualTo(Text(Money(firm.Invoice.Due) - 1)));
    }

    [Test]
    public async Task What_is_done_before_that_comes_after_it()
    {
        var firm = _firms[1];
        var number = await Crash(firm, "first", "1.00", TimeSpan.FromDays(-30));
        using var op = await _api.Operator();
        Assert.That(Assert.ThrowsAsync<CrmApiException>(() => op.Operator.Billing.Credit(firm.Tenant, firm.Invoice.Id, new("all")))!.Code, Is.EqualTo("credited_before"));
        Assert.That((await Notes(firm)).Select(note => (note.Number, note.Total)), Is.EqualTo(new[] { ((string?)number, "-1.00") }));
        Assert.That((await op.Operator.Billing.MarkPaid(firm.Tenant, firm.Invoice.Id, "bank")).Open, Is.EqualTo("0.00"));
    }

    [Test]
    public async Task Invoices_come_page_by_page_newest_first()
    {
        var all = await _firms[0].Owner.Invoices.List();
        var paged = new List<Guid>();
        string? cursor = null;
        do
        {
            var page = await _firms[0].Owner.Invoices.Page(cursor, 1);
            paged.AddRange(page.Items.Select(it => it.Id));
            cursor = page.Next;
        }
        while (cursor is not null);
        Assert.That(paged, Is.SupersetOf(all.Select(it => it.Id)).And.Unique);
        using var op = await _api.Operator();
        Assert.That((await op.Operator.Billing.InvoicesPage(_firms[0].Tenant, limit: 1)).Items, Has.Count.EqualTo(1));
        Assert.That(Assert.ThrowsAsync<CrmApiException>(() => _firms[0].Owner.Invoices.Page("no"))!.Code, Is.EqualTo("cursor"));
    }

    /// <summary>As if the process had died when the number was taken, some time ago.</summary>
    private async Task<string> Crash(BilledFirm firm, string key, string amount, TimeSpan ago)
    {
        var (tenant, now) = (TenantId.From(firm.Tenant), _api.Time.GetUtcNow().ToInstant());
        var place = firm.Invoice.Lines.ToList().FindLastIndex(line => line.Kind == LineKind.Base);
        var pending = new PendingCredit(firm.Invoice.Id, new("wrong", [new(place, amount)]), Caller.System, new Once(key, "credit"));
        Assert.That(await _api.Get<IActWriter<BillingDb>>().Commit(Act.Create(tenant, pending.ToWork(tenant, now - ago))), Is.EqualTo(CommitResult.Committed));
        var taken = await _api.Get<IGrainFactory>().InvoiceNumbers().Allocate(NumberSeries.CreditNote, now.Year, Ids.From("credit-note", tenant.ToString(), key));
        return taken.Value;
    }

    private static async Task<List<Client.Invoice>> Notes(BilledFirm firm) => [.. (await firm.Owner.Invoices.List()).Where(it => it.IsCreditNote)];

    private static decimal Money(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    private static string Text(decimal amount) => amount.ToString("F2", CultureInfo.InvariantCulture);
}

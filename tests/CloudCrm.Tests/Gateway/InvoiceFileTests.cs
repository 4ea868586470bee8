using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using CloudCrm.Billing.Invoices.Pdf;
using CloudCrm.Client;
using CloudCrm.Host;
using CloudCrm.Tests.Billing.Invoices;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CloudCrm.Tests.Gateway;

/// <summary>Invoices as files: pages, PDF, what proves them, and the ledger of money for accounting.</summary>
[TestFixture]
internal sealed class InvoiceFileTests
{
    private TheApi _api = null!;
    private BilledFirm[] _firms = null!;

    private BilledFirm Acme => _firms[0];

    [OneTimeSetUp]
    public async Task Start()
    {
        _api = await TheApi.Start([]);
        _firms = await BilledFirm.Open(_api, 3, async company =>
        {
            await company.Owner.Billing.SetBuyer(new("陽光咖啡股份有限公司", "臺北市信義路1號", "12345675", "PO-118", null, "TW"));
            var interaction = await company.NewInteraction();
            for (var i = 0; i < 5; i++)
                await company.Owner.Interactions.Append(interaction, new(Direction.Inbound, "Hello?"));
        });
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        foreach (var firm in _firms)
            firm.Dispose();
        await _api.DisposeAsync();
    }

    [Test]
    public async Task Its_page_is_in_the_tenants_language_or_another_one_and_runs_nothing()
    {
        var reply = await Get($"/v1/invoices/{Acme.Invoice.Id}/html");
        Assert.That(reply.Text, Does.Contain("<html lang=\"en\">").And.Contain(Acme.Invoice.Number).And.Contain("陽光咖啡股份有限公司"));
        Assert.That(reply.Response.Content.Headers.ContentType?.ToString(), Is.EqualTo("text/html; charset=utf-8"));
        Assert.That(reply.Response.Headers.GetValues("Content-Security-Policy").Single(), Is.EqualTo("default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox"));
        Assert.That(reply.Response.Content.Headers.ContentDisposition?.ToString(), Is.EqualTo($"inline; filename=\"invoice-{Acme.Invoice.Number}.html\""));
        Assert.That(await Text(Acme.Owner.Invoices.Html(Acme.Invoice.Id, "zh-TW")), Does.Contain("<html lang=\"zh-Hant\">"));
        Assert.That((await Get($"/v1/invoices/{Acme.Invoice.Id}/html?language=tlh")).Code, Is.EqualTo("malformed"));
    }

    [Test]
    public async Task As_PDF_it_is_tagged_has_its_words_and_is_printed_once()
    {
        Missing.Refuse("chromium", PdfSettings.From(new ConfigurationBuilder().Build()).Browser is not null);
        var first = await Bytes(Acme.Owner.Invoices.Pdf(Acme.Invoice.Id, "zh-TW"));
        var text = Encoding.Latin1.GetString(first);
        Assert.That(text, Does.StartWith("%PDF-").And.Contains("/StructTreeRoot").And.Contains("/Lang (zh-Hant)"));
        Assert.That(PdfText.Characters(first), Is.SupersetOf("陽光咖啡請款單統編號"));
        Assert.That(await Bytes(Acme.Owner.Invoices.Pdf(Acme.Invoice.Id, "zh-TW")), Is.EqualTo(first), "it is kept: a browser never prints the same bytes twice");
    }

    [Test]
    public async Task Without_a_browser_it_says_what_to_set()
    {
        await using var api = await TheApi.Start([], builder => builder.Services.AddSingleton(new PdfSettings(null)));
        using var firm = await BilledFirm.Open(api);
        var refused = Assert.ThrowsAsync<CrmApiException>(() => firm.Owner.Invoices.Pdf(firm.Invoice.Id))!;
        Assert.That((refused.Status, refused.Code), Is.EqualTo((HttpStatusCode.ServiceUnavailable, "pdf_unavailable")));
        Assert.That(refused.Detail, Does.Contain("Pdf:Browser"));
        Assert.That(await Text(firm.Owner.Invoices.Html(firm.Invoice.Id)), Does.Contain(firm.Invoice.Number));
    }

    [Test]
    public async Task Its_bundle_proves_it_and_a_changed_one_does_not()
    {
        var invoice = await Acme.First();
        var bundle = await Text(Acme.Owner.Invoices.Bundle(invoice.Id));
        Assert.That(await Verify(bundle), Is.EqualTo((0, "yes\n")));
        var changed = JsonNode.Parse(bundle)!;
        var usage = changed["usage"]!.AsArray().First(it => (string?)it!["meter"] == "messages.inbound")!;
        Assert.That(usage["events"]!.AsArray(), Has.Count.EqualTo(5));
        usage["events"]!.AsArray().RemoveAt(2);
        Assert.That((await Verify(changed.ToJsonString())).Code, Is.EqualTo(1));
    }

    [Test]
    public async Task A_credit_note_has_a_page_and_a_bundle_too()
    {
        using var op = await _api.Operator();
        var firm = _firms[1];
        await op.Operator.Billing.Credit(firm.Tenant, firm.Invoice.Id, new("All of it was wrong."));
        var note = (await firm.Owner.Invoices.List()).Single(it => it.IsCreditNote);
        Assert.That(await Text(firm.Owner.Invoices.Html(note.Id)), Does.Contain(note.Number).And.Contain(firm.Invoice.Number).And.Contain("All of it was wrong."));
        Assert.That(await Verify(await Text(firm.Owner.Invoices.Bundle(note.Id))), Is.EqualTo((0, "yes\n")));
    }

    [Test]
    public async Task Accounting_gets_every_entry_with_its_document()
    {
        using var op = await _api.Operator();
        var firm = _firms[2];
        await op.Operator.Billing.Add(firm.Tenant, new(BalanceKind.Prepaid, "30.00", "USD", "ahead, by card"));
        var rest = (await firm.Owner.Invoices.Read(firm.Invoice.Id)).Open;
        await op.Operator.Billing.MarkPaid(firm.Tenant, firm.Invoice.Id, "=bank 17");
        Assert.That(Assert.ThrowsAsync<CrmApiException>(() => firm.Owner.Invoices.Journal(_api.Time.GetUtcNow().AddDays(-1), _api.Time.GetUtcNow()))!.Code, Is.EqualTo("not_settled"));
        _api.Time.Advance(TimeSpan.FromMinutes(6));
        var (from, to) = (_api.Time.GetUtcNow().AddDays(-100), _api.Time.GetUtcNow().AddMinutes(-5));
        var csv = await Text(firm.Owner.Invoices.Journal(from, to));
        Assert.That(csv, Does.StartWith("\uFEFFdate,document,account,debit,credit,currency,text\r\n"));
        Assert.That(csv, Does.Contain($",{firm.Invoice.Number},receivable,{firm.Invoice.Due},,USD,\r\n").And.Contain($",{firm.Invoice.Number},cash,{rest},,USD,'=bank 17\r\n"));
        Assert.That(csv, Does.Contain(",prepaid,,30.00,USD,\"ahead, by card\"\r\n"));
        var rows = csv.Split("\r\n")[1..^1].Select(row => row.Split(',')).ToArray();
        Assert.That(rows.Sum(row => Money(row[3])), Is.EqualTo(rows.Sum(row => Money(row[4]))).And.GreaterThan(0));
        Assert.That(await Text(op.Operator.Billing.Journal(firm.Tenant, from, to)), Is.EqualTo(csv));
        Assert.That(await Text(firm.Owner.Invoices.Journal(from.AddDays(-100), from)), Has.Length.EqualTo(csv.IndexOf('\n', StringComparison.Ordinal) + 1), "nothing yet");
        Assert.That(Assert.ThrowsAsync<CrmApiException>(() => firm.Owner.Invoices.Journal(from, from.AddDays(401)))!.Code, Is.EqualTo("too_long"));
        Assert.That(Assert.ThrowsAsync<CrmApiException>(() => firm.Owner.Invoices.Journal(to, from))!.Code, Is.EqualTo("not_after_from"));
    }

    [Test]
    public async Task Who_may_not_see_customers_gets_no_bundle()
    {
        using var key = await KeyWith(Right.ReadUsage);
        Assert.That(Assert.ThrowsAsync<CrmApiException>(() => key.Invoices.Bundle(Acme.Invoice.Id))!.Status, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(await Text(key.Invoices.Html(Acme.Invoice.Id)), Does.Contain(Acme.Invoice.Number));
    }

    private async Task<CrmClient> KeyWith(params Right[] rights) => new(_api.Address, (await Acme.Owner.ApiKeys.Make(new("files", rights))).Token);

    private Task<Reply> Get(string path) => Shot.Get(path).As(Acme.Owner.Token).Fire(_api);

    private static async Task<(int Code, string Words)> Verify(string bundle)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, bundle);
            await using var words = new StringWriter { NewLine = "\n" };
            return (await VerifyInvoiceCommand.Run(file, words), words.ToString());
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static async Task<string> Text(Task<Stream> answer) => Encoding.UTF8.GetString(await Bytes(answer));

    private static async Task<byte[]> Bytes(Task<Stream> answer)
    {
        await using var stream = await answer;
        using var all = new MemoryStream();
        await stream.CopyToAsync(all);
        return all.ToArray();
    }

    private static decimal Money(string text) => text.Length == 0 ? 0 : decimal.Parse(text, CultureInfo.InvariantCulture);
}

using System.Text.RegularExpressions;
using System.Xml.Linq;
using CloudCrm.Billing.Invoices.Documents;
using CloudCrm.Billing.Invoices.Pages;
using CloudCrm.Contracts.Billing;

namespace CloudCrm.Tests.Billing.Invoices;

/// <summary>Invoices as pages.</summary>
[TestFixture]
public sealed partial class InvoicePageTests
{
    [FsCheck.NUnit.Property(MaxTest = 60)]
    public void Every_line_and_total_is_on_it_in_every_language(int seed)
    {
        var document = MadeInvoice.Of(new(seed), seed % 2 == 0).Document();
        foreach (var (language, tag) in (IEnumerable<(string, string)>)[("en", "en"), ("zh-TW", "zh-Hant"), ("zh-CN", "zh-Hans"), ("fr", "en")])
        {
            var page = InvoicePage.Write(document, language);
            var html = Parsed(page);
            Assert.That(html.Attribute("lang")!.Value, Is.EqualTo(tag));
            var digests = html.Descendants("code").Select(code => code.Value).ToArray();
            Assert.That(digests, Is.EquivalentTo(document.Lines.Select(line => line.Digest).Append(document.Digest).Where(it => it is not null)));
            var charges = document.Lines.Count(line => line.Kind <= LineKind.Discount);
            Assert.That(html.Descendants("tbody").Elements("tr").Count(row => row.Elements("td").Count() >= 2 && row.Ancestors("section").All(it => (string?)it.Attribute("class") != "proof")), Is.EqualTo(charges));
            Assert.That(html.Value, Does.Contain(InvoicePage.Money(document.Totals.Due, document.Currency)));
        }
    }

    [Test]
    public void It_needs_nothing_else_and_is_made_for_screen_readers()
    {
        var page = InvoicePage.Write(MadeInvoice.Of(new(4)).Document(), "zh-TW");
        var html = Parsed(page);
        Assert.That(page, Does.Contain("default-src 'none'").And.Not.Contains("<script").And.Not.Contains("url(").And.Not.Contains("http:").And.Not.Contains("https:"));
        Assert.That(html.Descendants("title").Single().Value, Is.EqualTo("請款單 2026-000042"));
        Assert.That(html.Descendants("h1").Count(), Is.EqualTo(1));
        Assert.That(html.Descendants("th").Select(head => head.Attribute("scope")?.Value), Has.All.Not.Null);
        Assert.That(html.Value, Does.Contain("統一編號").And.Contains("04595257").And.Contains("PO-778"));
    }

    [Test]
    public void How_to_pay_stands_where_something_is_due()
    {
        var invoice = MadeInvoice.Of(new(4)).Document();
        var seller = invoice.Seller with { Payment = "Bank of Dublin\nIE29 AIBK 9311 5212 3456 78" };
        var due = invoice with { Seller = seller, Totals = invoice.Totals with { Due = 12 } };
        Assert.That(Parsed(InvoicePage.Write(due, "en")).Value, Does.Contain("IE29 AIBK 9311 5212 3456 78").And.Contains("Reference"));
        Assert.That(InvoicePage.Write(due with { Totals = due.Totals with { Due = 0 } }, "en"), Does.Not.Contain("IE29"));
        Assert.That(InvoicePage.Write(invoice with { Totals = due.Totals }, "en"), Does.Not.Contain("class=\"pay\""));
    }

    [Test]
    public void What_stands_in_a_document_is_never_markup()
    {
        var made = MadeInvoice.Of(new(4));
        var document = made.Document();
        var page = InvoicePage.Write(document with { Buyer = document.Buyer with { LegalName = "<b>\"Acme\" & Sons</b>", Address = "</style><i>" } }, "en");
        Assert.That(page, Does.Contain("&lt;b&gt;&quot;Acme&quot; &amp; Sons&lt;/b&gt;").And.Not.Contains("<b>").And.Not.Contains("<i>"));
    }

    [Test]
    public void Drafts_and_credit_notes_say_what_they_are()
    {
        var made = MadeInvoice.Of(new(4));
        var invoice = made.Document();
        var note = CreditNotes.Whole(MadeInvoice.Header("CN-2026-000001", made.Terms), invoice, "Wrong address");
        Assert.That(Parsed(InvoicePage.Write(note, "en")).Value, Does.Contain("Credit note").And.Contains("2026-000042").And.Contains("Wrong address").And.Not.Contains("Amount due"));
        Assert.That(Parsed(InvoicePage.Write(invoice with { Number = null }, "zh-CN")).Descendants("h1").Single().Value, Is.EqualTo("账单草稿"));
    }

    // As XML: what is not well formed does not come through.
    private static XElement Parsed(string page)
    {
        var body = Void().Replace(page[(page.IndexOf('>', StringComparison.Ordinal) + 1)..], "<$1/>");
        return XElement.Parse(body);
    }

    [GeneratedRegex("<(meta [^>]*)>")]
    private static partial Regex Void();
}

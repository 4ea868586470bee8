using System.Text;
using System.Text.RegularExpressions;
using CloudCrm.Billing.Invoices.Pages;
using CloudCrm.Billing.Invoices.Pdf;
using CloudCrm.Foundation;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;

namespace CloudCrm.Tests.Billing.Invoices;

/// <summary>Invoices as PDF.</summary>
[TestFixture]
public sealed class PdfTests
{
    // Others print at the same time.
    private readonly string _prefix = $"cloudcrm-pdf-{Gateway.Company.NewId():n}-";

    [Test]
    public async Task An_invoice_is_printed_tagged_with_its_language_and_leaves_nothing_behind()
    {
        var settings = PdfSettings.From(new ConfigurationBuilder().Build()) with { Prefix = _prefix };
        Missing.Refuse("chromium", settings.Browser is not null);
        using var printer = new PdfPrinter(settings, NullLogger<PdfPrinter>.Instance);
        var pdf = (await printer.Print(InvoicePage.Write(MadeInvoice.Of(new(4)).Document(), "zh-TW"))).Value;
        var text = Encoding.Latin1.GetString(pdf);
        Assert.That(text, Does.StartWith("%PDF-").And.Contains("/StructTreeRoot").And.Contains("/Lang (zh-Hant)"));
        Assert.That(Regex.IsMatch(text, @"/MediaBox \[0 0 59[45](\.\d+)? 84[12](\.\d+)?\]"), "It is no A4.");
        Assert.That(Folders(), Is.Empty);
    }

    [Test]
    public async Task Without_a_browser_it_says_so()
    {
        using var printer = new PdfPrinter(new(null), NullLogger<PdfPrinter>.Instance);
        Assert.That((await printer.Print("<p>")).Refusal.Code, Is.EqualTo("pdf_unavailable"));
    }

    [Test]
    public async Task A_browser_that_fails_is_a_refusal()
    {
        Missing.Refuse("coreutils", File.Exists("/bin/false"));
        using var printer = new PdfPrinter(new("/bin/false", _prefix), NullLogger<PdfPrinter>.Instance);
        Assert.That((await printer.Print("<p>")).Refusal.Code, Is.EqualTo("pdf_failed"));
        Assert.That(Folders(), Is.Empty);
    }

    [Test]
    public void A_browser_that_is_not_there_stops_the_start()
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("Pdf:Browser", "/nowhere/chromium")]).Build();
        Assert.That(() => PdfSettings.From(settings), Throws.TypeOf<SettingException>().With.Message.EqualTo("Pdf:Browser: there is no file /nowhere/chromium."));
    }

    private string[] Folders() => Directory.GetDirectories(Path.GetTempPath(), $"{_prefix}*");
}

using System.Text;
using CloudCrm.Foundation;
using CloudCrm.Host;
using CloudCrm.Tests.Billing.Invoices;

namespace CloudCrm.Tests.Hosting;

/// <summary><c>verify-invoice FILE</c> as somebody at a terminal meets it.</summary>
[TestFixture]
public sealed class VerifyInvoiceCommandTests
{
    private static string Right => Encoding.UTF8.GetString(MadeInvoice.Of(new(5)).Bundle());

    [Test]
    public async Task The_program_says_yes_without_settings_and_databases()
    {
        Assert.That(await ProductProcess.Run(new Dictionary<string, string?>(), "verify-invoice", await Written(Right)), Is.EqualTo((0, "yes\n")));
        Assert.That(await ProductProcess.Run(new Dictionary<string, string?>(), "verify-invoice"), Is.EqualTo((2, "cloudcrm: verify-invoice needs a FILE; --help lists all.\n")));
    }

    [Test]
    public async Task An_invoice_that_is_wrong_ends_with_1_and_says_where()
    {
        var output = new StringWriter();
        var forged = Right.Replace("\"purchaseOrder\":\"PO-778\"", "\"purchaseOrder\":\"PO-779\"", StringComparison.Ordinal);
        Assert.That(await VerifyInvoiceCommand.Run(await Written(forged), output), Is.EqualTo(1));
        Assert.That(output.ToString(), Does.StartWith("no: the document: its digest is "));
    }

    [Test]
    public void A_wrong_field_is_named() => Assert.That(
        async () => await VerifyInvoiceCommand.Run(await Written(Right.Replace("\"kind\":\"invoice\"", "\"kind\":\"bill\"", StringComparison.Ordinal)), TextWriter.Null),
        Throws.TypeOf<SettingException>().With.Message.Contains("invoice.kind"));

    private static async Task<string> Written(string json)
    {
        var file = Path.Combine(TestRun.NewFolder("verify"), "bundle.json");
        await File.WriteAllTextAsync(file, json);
        return file;
    }
}

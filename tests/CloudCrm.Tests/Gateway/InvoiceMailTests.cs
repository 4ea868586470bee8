using System.Text;
using CloudCrm.Billing;
using CloudCrm.Billing.Invoices.Pdf;
using CloudCrm.Contracts;
using CloudCrm.Crm;
using CloudCrm.Foundation.Data;
using CloudCrm.Tests.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CloudCrm.Tests.Gateway;

/// <summary>Issued documents go out by mail, each once.</summary>
[TestFixture]
internal sealed class InvoiceMailTests
{
    [Test]
    public async Task An_invoice_and_its_credit_note_go_out_once_as_PDF_in_the_tenants_language()
    {
        Missing.Refuse("chromium", PdfSettings.From(new ConfigurationBuilder().Build()).Browser is not null);
        await using var api = await TheApi.Start([]);
        var bills = Company.NewMail("bills");
        using var firm = await BilledFirm.Open(api, async company =>
        {
            await company.Owner.Tenant.Change(new(Language: "zh-TW"));
            await company.Owner.Billing.SetBuyer(new("陽光咖啡股份有限公司", "臺北市信義路1號", "12345675", null, bills, "TW"));
        });
        var mail = await MailFolder.MailTo(api.Data, bills, firm.Invoice.Number!);
        Assert.That(mail.Subject, Is.EqualTo($"Acme 的帳單 {firm.Invoice.Number}"));
        var (name, pdf) = mail.Files.Single();
        Assert.That(name, Is.EqualTo($"invoice-{firm.Invoice.Number}.pdf"));
        Assert.That(Encoding.Latin1.GetString(pdf), Does.StartWith("%PDF-").And.Contain("/Lang (zh-Hant)"));

        // As after a crash between what was told and the end of the work.
        await api.Get<IGrainFactory>().BillingAccount(TenantId.From(firm.Tenant)).Tell(firm.Invoice.Id, null);
        using var op = await api.Operator();
        await op.Operator.Billing.Credit(firm.Tenant, firm.Invoice.Id, new("All of it."));
        var note = (await firm.Owner.Invoices.List()).Single(it => it.IsCreditNote).Number!;
        var taken = await MailFolder.MailTo(api.Data, bills, note);
        Assert.That(taken.Subject, Is.EqualTo($"Acme 的折讓單 {note}"));
        Assert.That(taken.Text, Does.Contain(firm.Invoice.Number));
        Assert.That(taken.Files.Keys, Is.EqualTo(new[] { $"credit-note-{note}.pdf" }));
        Assert.That(MailFolder.MailsTo(api.Data, bills).Count(it => it.Subject.EndsWith($" {firm.Invoice.Number}", StringComparison.Ordinal)), Is.EqualTo(1));
        Assert.That(MailFolder.MailsTo(api.Data, firm.Company.Request.Mail).Where(it => it.Files.Count > 0), Is.Empty, "bills go where bills go");
    }

    [Test]
    public async Task Many_at_once_wait_for_a_browser_and_all_go_out()
    {
        Missing.Refuse("chromium", PdfSettings.From(new ConfigurationBuilder().Build()).Browser is not null);
        await using var api = await TheApi.Start([]);
        var firms = await BilledFirm.Open(api, 3);
        var sent = new List<Received>();
        await Eventually.Holds(
            async () =>
            {
                // Those that found no place come again a minute later. Not while others are at work: their leases would end.
                if (!await IsBusy<CrmDb>(api) && !await IsBusy<BillingDb>(api))
                    api.Time.Advance(TimeSpan.FromMinutes(1));
                sent = [.. firms.SelectMany(firm => MailFolder.MailsTo(api.Data, firm.Company.Request.Mail)).Where(mail => mail.Files.Count > 0)];
                return sent.Count >= 6;
            },
            "all are sent",
            TimeSpan.FromMinutes(1));
        Assert.That(sent.Select(mail => mail.Files.Single().Key), Is.Unique.And.All.EndsWith(".pdf"));
        Array.ForEach(firms, firm => firm.Dispose());
    }

    private static async Task<bool> IsBusy<TDb>(TheApi api) where TDb : TenantDb
    {
        var now = api.Time.GetUtcNow().ToInstant();
        await using var db = api.Get<IDbSource<TDb>>().AcrossTenants();
        return await db.DueWork.AnyAsync(work => work.LeasedUntil > now || (work.DueAt <= now && work.LeasedUntil == null));
    }

    [Test]
    public async Task Without_a_browser_the_page_goes_to_who_is_responsible()
    {
        await using var api = await TheApi.Start([], builder => builder.Services.AddSingleton(new PdfSettings(null)));
        using var firm = await BilledFirm.Open(api);
        var mail = await MailFolder.MailTo(api.Data, firm.Company.Request.Mail, $"Invoice {firm.Invoice.Number} ");
        var (name, page) = mail.Files.Single();
        Assert.That(name, Is.EqualTo($"invoice-{firm.Invoice.Number}.html"));
        Assert.That(Encoding.UTF8.GetString(page), Does.StartWith("<!DOCTYPE html>").And.Contain(firm.Invoice.Digest));
    }
}

using CloudCrm.Billing.Invoices.Bundles;
using CloudCrm.Billing.Invoices.Export;
using CloudCrm.Billing.Invoices.Files;
using CloudCrm.Billing.Invoices.Pdf;
using CloudCrm.Foundation.Scheduling;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CloudCrm.Billing.Invoices;

/// <summary>Invoices: what they are made of, their documents and proofs.</summary>
internal static class InvoicesModule
{
    /// <summary>Adds the capability to the Billing role.</summary>
    public static void AddInvoices(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<InvoiceLedger>();
        builder.Services.AddSingleton<InvoiceBooks>();
        builder.Services.AddSingleton<BundleWriter>();
        builder.Services.AddSingleton<InvoicePapers>();
        builder.Services.AddSingleton<MoneyJournal>();
        builder.AddDueHandler<InvoiceSending>();
        builder.Services.AddSingleton(PdfSettings.From(builder.Configuration));
        builder.Services.AddSingleton<PdfPrinter>();
    }
}

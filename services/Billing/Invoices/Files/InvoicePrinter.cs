using CloudCrm.Billing.Invoices.Pages;
using CloudCrm.Billing.Invoices.Pdf;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Billing;
using CloudCrm.Contracts.Interactions;
using CloudCrm.Foundation.Blobs;

namespace CloudCrm.Billing.Invoices.Files;

/// <summary>Prints a document, once for each language. There is one of it for each document, so who asks meanwhile waits for the same file.</summary>
[GrainType("invoice-printer")]
internal sealed class InvoicePrinter(InvoicePapers papers, PdfPrinter printer, IBlobStore blobs) : Grain, IInvoicePrinter
{
    public async Task<Outcome<PrintedInvoice>> Print(string? language)
    {
        var (tenant, id) = GrainKeys.Parse(this.GetPrimaryKeyString());
        if (!(await papers.Find(tenant, id, language)).Try(out var paper, out var unknown))
            return unknown;
        var printed = new PrintedInvoice(paper.NameOf("pdf"), BlobPath.Of(tenant, FileArea.Invoices, id, Ids.From("invoice-pdf", paper.Language)));
        await using (var kept = await blobs.OpenRead(printed.Path))
        {
            if (kept is not null)
                return printed;
        }

        if (!(await printer.Print(InvoicePage.Write(paper.Document, paper.Language))).Try(out var pdf, out var refusal))
            return refusal;
        using var bytes = new MemoryStream(pdf);
        await blobs.Write(printed.Path, bytes, PdfPrinter.BytesMax);
        return printed;
    }
}

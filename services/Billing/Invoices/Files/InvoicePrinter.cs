using System.Text;
using CloudCrm.Billing.Invoices.Pages;
using CloudCrm.Billing.Invoices.Pdf;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Billing;
using CloudCrm.Contracts.Interactions;
using CloudCrm.Foundation.Blobs;

namespace CloudCrm.Billing.Invoices.Files;

/// <summary>Makes files of a document, once for each language. There is one of it for each document, so who asks meanwhile waits for the same file.</summary>
[GrainType("invoice-printer")]
internal sealed class InvoicePrinter(InvoicePapers papers, PdfPrinter printer, IBlobStore blobs) : Grain, IInvoicePrinter
{
    public Task<Outcome<InvoiceFile>> Print(string? language) =>
        Kept(language, "pdf", "application/pdf", paper => printer.Print(InvoicePage.Write(paper.Document, paper.Language)));

    public Task<Outcome<InvoiceFile>> Page(string? language) =>
        Kept(language, "html", "text/html", paper => Task.FromResult<Outcome<byte[]>>(Encoding.UTF8.GetBytes(InvoicePage.Write(paper.Document, paper.Language))));

    private async Task<Outcome<InvoiceFile>> Kept(string? language, string ending, string mediaType, Func<InvoicePaper, Task<Outcome<byte[]>>> make)
    {
        var (tenant, id) = GrainKeys.Parse(this.GetPrimaryKeyString());
        if (!(await papers.Find(tenant, id, language)).Try(out var paper, out var unknown))
            return unknown;
        var file = new InvoiceFile(paper.NameOf(ending), mediaType, BlobPath.Of(tenant, FileArea.Invoices, id, Ids.From($"invoice-{ending}", paper.Language)), 0);
        await using (var kept = await blobs.OpenRead(file.Path))
        {
            if (kept is not null)
                return file with { Bytes = kept.Length };
        }

        if (!(await make(paper)).Try(out var made, out var refusal))
            return refusal;
        using var bytes = new MemoryStream(made);
        return file with { Bytes = (await blobs.Write(file.Path, bytes, PdfPrinter.BytesMax)).Bytes };
    }
}

using CloudCrm.Billing.Invoices.Bundles;
using CloudCrm.Billing.Invoices.Documents;
using CloudCrm.Billing.Invoices.Export;
using CloudCrm.Billing.Invoices.Pages;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Billing;
using Orleans.Concurrency;

namespace CloudCrm.Billing.Invoices.Files;

/// <summary>Files about a tenant's invoices, part by part.</summary>
[GrainType("invoice-files"), StatelessWorker]
internal sealed class InvoiceFilesGrain(InvoicePapers papers, BundleWriter bundles, MoneyJournal journal) : Grain, IInvoiceFiles
{
    private TenantId Tenant => GrainKeys.Parse(this.GetPrimaryKeyString()).Tenant;

    public async Task<Outcome<FilePart>> Page(Guid id, string? language) =>
        (await papers.Find(Tenant, id, language)).Then(paper => Whole(paper.NameOf("html"), InvoicePage.Write(paper.Document, paper.Language)));

    public async Task<Outcome<FilePart>> Bundle(Guid id, string? cursor)
    {
        if (!(await papers.Find(Tenant, id, null)).Try(out var paper, out var refusal))
            return refusal;
        var name = paper.NameOf("json");
        if (paper.Document is { Kind: DocumentKind.CreditNote, RefersTo: { } original })
            return (await papers.Find(Tenant, original.Id, null)).Then(invoice => Whole(name, BundleWriter.OfNote(paper.Document, invoice.Document)));
        var (text, next) = await bundles.Part(paper.Document, cursor);
        return new FilePart(name, text, next);
    }

    public Task<Outcome<FilePart>> Journal(DateTimeOffset from, DateTimeOffset to, string? cursor) => journal.Part(Tenant, from, to, cursor);

    private static Outcome<FilePart> Whole(string name, string text) => new FilePart(name, text, null);
}

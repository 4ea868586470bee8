using CloudCrm.Billing.Invoices.Pdf;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Billing;
using CloudCrm.Foundation.Data;
using CloudCrm.Foundation.Scheduling;

namespace CloudCrm.Billing.Invoices.Files;

/// <summary>
/// Sends issued documents: has a file made, then has the account tell of it, once. As many are printed at once as there are browsers; the others come again later and
/// leave the scheduler to what else falls due, when all tenants' invoices are issued at the same time.
/// </summary>
internal sealed class InvoiceSending(IGrainFactory grains, IActWriter<BillingDb> writer, TimeProvider time) : IDueHandler, IDisposable
{
    /// <summary>How often a PDF is tried before the page goes in its place.</summary>
    public const int PdfAttempts = 5;

    private const string Name = "billing.send";
    private const int PauseSeconds = 20;
    private const int SpreadSeconds = 60;

    private readonly SemaphoreSlim _places = new(PdfPrinter.AtOnce, PdfPrinter.AtOnce);

    public string Kind => Name;

    /// <summary>The work of sending a document.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="documentId">Which invoice or credit note.</param>
    /// <param name="dueAt">When.</param>
    /// <param name="before">The work that it comes in the place of.</param>
    public static DueWorkRow Of(TenantId tenant, Guid documentId, DateTimeOffset dueAt, Guid? before = null) => new()
    {
        TenantId = tenant,
        Id = Ids.From(Name, $"{documentId:n}", $"{before:n}"),
        Kind = Name,
        DueAt = dueAt,
        Payload = $"{documentId:n}",
    };

    public async Task Handle(DueWorkRow work, CancellationToken cancellation)
    {
        var id = Guid.ParseExact(work.Payload, "n");
        if (!_places.Wait(0, CancellationToken.None))
        {
            // Whoever does this work again after a crash finds the later one there.
            await writer.Commit(Act.Create(work.TenantId, Of(work.TenantId, id, time.Instant() + PauseOf(work.Id), work.Id)), cancellation);
            return;
        }

        try
        {
            await grains.BillingAccount(work.TenantId).Tell(id, await File(grains.InvoicePrinter(work.TenantId, id), work.Attempts));
        }
        finally
        {
            _places.Release();
        }
    }

    public void Dispose() => _places.Dispose();

    private static async Task<InvoiceFile?> File(IInvoicePrinter printer, int attempts)
    {
        var pdf = await printer.Print(null);
        if (pdf.Try(out var printed, out var refusal) && printed.Bytes <= BillingNews.FileBytesMax)
            return printed;
        if (!pdf.IsOk && refusal!.Code != PdfPrinter.Unavailable && attempts < PdfAttempts)
            throw new InvalidOperationException(refusal.Detail); // The scheduler tries again what throws.
        return (await printer.Page(null)).Try(out var page, out _) && page.Bytes <= BillingNews.FileBytesMax ? page : null;
    }

    private static TimeSpan PauseOf(Guid work) => TimeSpan.FromSeconds(PauseSeconds + (work.ToByteArray()[0] % SpreadSeconds));
}

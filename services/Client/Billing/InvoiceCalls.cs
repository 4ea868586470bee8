namespace CloudCrm.Client;

/// <summary>The tenant's invoices.</summary>
public sealed class InvoiceCalls : Calls
{
    internal InvoiceCalls(Transport transport) : base(transport)
    {
    }

    /// <summary>Invoices and credit notes without their lines, newest first; at most the newest 1,000.</summary>
    [Operation("ListInvoices")]
    public async Task<IReadOnlyList<Invoice>> List(CancellationToken cancellation = default) =>
        (await Get<Page<Invoice>>("v1/invoices", cancellation).ConfigureAwait(false)).Items;

    /// <summary>Invoices of periods that are over and still wait for late usage, as they stand now.</summary>
    [Operation("ListInvoiceDrafts")]
    public async Task<IReadOnlyList<Invoice>> Drafts(CancellationToken cancellation = default) =>
        (await Get<Page<Invoice>>("v1/invoices/drafts", cancellation).ConfigureAwait(false)).Items;

    /// <summary>One, with its lines.</summary>
    [Operation("ReadInvoice")]
    public Task<Invoice> Read(Guid id, CancellationToken cancellation = default) => Get<Invoice>($"v1/invoices/{id}", cancellation);

    /// <summary>Disputes one that waits to be paid: nobody is reminded of it until the operator has decided.</summary>
    [Operation("DisputeInvoice")]
    public Task<Invoice> Dispute(Guid id, string reason, string? key = null, CancellationToken cancellation = default) =>
        Post<Invoice>($"v1/invoices/{id}/dispute", new DisputeInvoice(reason), key, cancellation);
}

namespace CloudCrm.Client;

/// <summary>The tenant's invoices.</summary>
public sealed class InvoiceCalls : Calls
{
    internal InvoiceCalls(Transport transport) : base(transport)
    {
    }

    /// <summary>All invoices and credit notes without their lines, newest first.</summary>
    public async Task<IReadOnlyList<Invoice>> List(CancellationToken cancellation = default) =>
        await Walk((cursor, stop) => Page(cursor, 1_000, stop), cancellation).ToListAsync(cancellation).ConfigureAwait(false);

    /// <summary>One page of <see cref="List"/>; <paramref name="limit"/> 1 to 1,000.</summary>
    [Operation("ListInvoices")]
    public Task<Page<Invoice>> Page(string? cursor = null, int? limit = null, CancellationToken cancellation = default) =>
        Get<Page<Invoice>>(Query.To("v1/invoices", ("cursor", cursor), ("limit", Query.Text(limit))), cancellation);

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

    /// <summary>
    /// Pays what is left of an open one by the card on file, now. Refused with 402 <c>card_declined</c> where the card does not pay, with 409 <c>no_card</c> where nobody
    /// subscribed by card, with 409 <c>not_collectable</c> where Stripe takes no payment for it, with 409 <c>card_payments_off</c> where this installation takes none, and with 503
    /// <c>card_payments_unavailable</c> where Stripe does not answer: the same call may be made again.
    /// </summary>
    [Operation("PayInvoice")]
    public Task<Invoice> Pay(Guid id, string? key = null, CancellationToken cancellation = default) => Post<Invoice>($"v1/invoices/{id}/pay", null, key, cancellation);

    /// <summary>An invoice or credit note as a page (HTML) that needs nothing else.</summary>
    /// <param name="id">Which one.</param>
    /// <param name="language"><c>en</c>, <c>zh-TW</c> or <c>zh-CN</c>; the tenant's when null.</param>
    /// <param name="cancellation">Stops the call.</param>
    [Operation("ReadInvoicePage")]
    public Task<Stream> Html(Guid id, string? language = null, CancellationToken cancellation = default) =>
        Text(Query.To($"v1/invoices/{id}/html", ("language", language)), cancellation);

    /// <summary>An invoice or credit note as PDF; 503 with the code <c>pdf_unavailable</c> where the installation has no browser to print with.</summary>
    /// <param name="id">Which one.</param>
    /// <param name="language"><c>en</c>, <c>zh-TW</c> or <c>zh-CN</c>; the tenant's when null.</param>
    /// <param name="cancellation">Stops the call.</param>
    [Operation("PrintInvoice")]
    public Task<Stream> Pdf(Guid id, string? language = null, CancellationToken cancellation = default) =>
        Text(Query.To($"v1/invoices/{id}/pdf", ("language", language)), cancellation);

    /// <summary>What proves an invoice or credit note (JSON): the document, its price versions and every usage event. Needs the right to read customers too.</summary>
    [Operation("ExportInvoiceBundle")]
    public Task<Stream> Bundle(Guid id, CancellationToken cancellation = default) => Text($"v1/invoices/{id}/bundle", cancellation);

    /// <summary>What was entered in the double-entry ledger of money between two instants (CSV), at most 400 days.</summary>
    [Operation("ExportInvoiceJournal")]
    public Task<Stream> Journal(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation = default) =>
        Text(Query.To("v1/invoices/journal", ("from", Query.Text(from)), ("to", Query.Text(to))), cancellation);
}

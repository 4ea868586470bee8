namespace CloudCrm.Client;

/// <summary>For the operator: what tenants pay by.</summary>
public sealed class OperatorBillingCalls : Calls
{
    internal OperatorBillingCalls(Transport transport) : base(transport)
    {
    }

    /// <summary>A tenant's billing account.</summary>
    [Operation("InspectBillingAccount")]
    public Task<BillingAccount> Account(Guid tenant, CancellationToken cancellation = default) =>
        Get<BillingAccount>($"v1/operator/tenants/{tenant}/billing", cancellation);

    /// <summary>Sets what is agreed with a tenant; refused with 412 where <paramref name="version"/> is given and no longer current.</summary>
    [Operation("SetBillingTerms")]
    public Task<BillingAccount> SetTerms(Guid tenant, BillingTerms request, long? version = null, CancellationToken cancellation = default) =>
        Put<BillingAccount>($"v1/operator/tenants/{tenant}/billing/terms", request, version, cancellation);

    /// <summary>Puts an amount into a balance of a tenant.</summary>
    [Operation("AddBalance")]
    public Task<BillingAccount> Add(Guid tenant, AddBalance request, string? key = null, CancellationToken cancellation = default) =>
        Post<BillingAccount>($"v1/operator/tenants/{tenant}/billing/balances", request, key, cancellation);

    /// <summary>All of a tenant's invoices and credit notes without their lines, newest first.</summary>
    public async Task<IReadOnlyList<Invoice>> Invoices(Guid tenant, CancellationToken cancellation = default) =>
        await Walk((cursor, stop) => InvoicesPage(tenant, cursor, 1_000, stop), cancellation).ToListAsync(cancellation).ConfigureAwait(false);

    /// <summary>One page of <see cref="Invoices"/>; <paramref name="limit"/> 1 to 1,000.</summary>
    [Operation("ListTenantInvoices")]
    public Task<Page<Invoice>> InvoicesPage(Guid tenant, string? cursor = null, int? limit = null, CancellationToken cancellation = default) =>
        Get<Page<Invoice>>(Query.To($"v1/operator/tenants/{tenant}/invoices", ("cursor", cursor), ("limit", Query.Text(limit))), cancellation);

    /// <summary>All unpaid invoices of all tenants without their lines, what is due longest first.</summary>
    public async Task<IReadOnlyList<TenantInvoice>> Unpaid(UnpaidState? state = null, CancellationToken cancellation = default) =>
        await Walk((cursor, stop) => UnpaidPage(state, cursor, 1_000, stop), cancellation).ToListAsync(cancellation).ConfigureAwait(false);

    /// <summary>One page of <see cref="Unpaid"/>; <paramref name="limit"/> 1 to 1,000.</summary>
    [Operation("ListUnpaidInvoices")]
    public Task<Page<TenantInvoice>> UnpaidPage(UnpaidState? state = null, string? cursor = null, int? limit = null, CancellationToken cancellation = default) =>
        Get<Page<TenantInvoice>>(Query.To("v1/operator/invoices", ("state", state is { } which ? Query.Text(which) : null), ("cursor", cursor), ("limit", Query.Text(limit))), cancellation);

    /// <summary>Revenue of all tenants by month and currency, the newest month first; <paramref name="months"/> 1 to 36.</summary>
    [Operation("ReadRevenue")]
    public Task<Revenue> Revenue(int? months = null, CancellationToken cancellation = default) =>
        Get<Revenue>(Query.To("v1/operator/revenue", ("months", Query.Text(months))), cancellation);

    /// <summary>What tenants use and owe, in the order in which they are named, at most 100; those without a billing account, such as sandboxes, are left out.</summary>
    [Operation("ListTenantFigures")]
    public async Task<IReadOnlyList<TenantFigures>> Figures(IEnumerable<Guid> tenants, CancellationToken cancellation = default) =>
        (await Get<Page<TenantFigures>>(Query.To("v1/operator/figures", [.. tenants.Select(tenant => ("tenant", (string?)tenant.ToString()))]), cancellation).ConfigureAwait(false)).Items;

    /// <summary>A tenant's invoice or credit note with its lines, and why it is disputed.</summary>
    [Operation("ReadTenantInvoice")]
    public Task<Invoice> Invoice(Guid tenant, Guid invoice, CancellationToken cancellation = default) =>
        Get<Invoice>($"v1/operator/tenants/{tenant}/invoices/{invoice}", cancellation);

    /// <summary>A tenant's invoice or credit note as a page (HTML); <paramref name="language"/> as for <see cref="InvoiceCalls.Html"/>.</summary>
    [Operation("ReadTenantInvoicePage")]
    public Task<Stream> InvoiceHtml(Guid tenant, Guid invoice, string? language = null, CancellationToken cancellation = default) =>
        Text(Query.To($"v1/operator/tenants/{tenant}/invoices/{invoice}/html", ("language", language)), cancellation);

    /// <summary>The same as PDF; 503 with the code <c>pdf_unavailable</c> where the installation has no browser to print with.</summary>
    [Operation("PrintTenantInvoice")]
    public Task<Stream> InvoicePdf(Guid tenant, Guid invoice, string? language = null, CancellationToken cancellation = default) =>
        Text(Query.To($"v1/operator/tenants/{tenant}/invoices/{invoice}/pdf", ("language", language)), cancellation);

    /// <summary>What proves it (JSON), for <c>verify-invoice</c>: the document, its price versions and every usage event.</summary>
    [Operation("ExportTenantInvoiceBundle")]
    public Task<Stream> InvoiceBundle(Guid tenant, Guid invoice, CancellationToken cancellation = default) =>
        Text($"v1/operator/tenants/{tenant}/invoices/{invoice}/bundle", cancellation);

    /// <summary>What was entered in a tenant's double-entry ledger of money between two instants (CSV), at most 400 days.</summary>
    [Operation("ExportTenantInvoiceJournal")]
    public Task<Stream> Journal(Guid tenant, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation = default) =>
        Text(Query.To($"v1/operator/tenants/{tenant}/invoices/journal", ("from", Query.Text(from)), ("to", Query.Text(to))), cancellation);

    /// <summary>Says that what is left of an invoice was paid.</summary>
    [Operation("MarkInvoicePaid")]
    public Task<Invoice> MarkPaid(Guid tenant, Guid invoice, string reference, string? key = null, CancellationToken cancellation = default) =>
        Post<Invoice>($"v1/operator/tenants/{tenant}/invoices/{invoice}/paid", new MarkPaid(reference), key, cancellation);

    /// <summary>Takes back parts of an invoice, or all of it, by a credit note.</summary>
    [Operation("CreditInvoice")]
    public Task<Invoice> Credit(Guid tenant, Guid invoice, CreditInvoice request, string? key = null, CancellationToken cancellation = default) =>
        Post<Invoice>($"v1/operator/tenants/{tenant}/invoices/{invoice}/credit", request, key, cancellation);

    /// <summary>Takes money out of the tenant's balance and pays it back to the card that paid an invoice; 409 <c>balance_too_small</c> or <c>not_paid_by_card</c> where that can't be.</summary>
    [Operation("RefundInvoice")]
    public Task<BillingAccount> Refund(Guid tenant, Guid invoice, RefundInvoice request, string? key = null, CancellationToken cancellation = default) =>
        Post<BillingAccount>($"v1/operator/tenants/{tenant}/invoices/{invoice}/refund", request, key, cancellation);

    /// <summary>Decides a dispute: the invoice waits to be paid again, with as many days as the terms give.</summary>
    [Operation("UpholdInvoice")]
    public Task<Invoice> Uphold(Guid tenant, Guid invoice, string reason, string? key = null, CancellationToken cancellation = default) =>
        Post<Invoice>($"v1/operator/tenants/{tenant}/invoices/{invoice}/uphold", new DisputeInvoice(reason), key, cancellation);
}

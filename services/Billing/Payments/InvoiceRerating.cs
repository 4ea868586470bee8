using CloudCrm.Billing.Invoices;
using CloudCrm.Billing.Invoices.Bundles;
using CloudCrm.Billing.Invoices.Documents;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Billing;
using CloudCrm.Foundation.Data;
using CloudCrm.Foundation.Scheduling;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Billing.Payments;

/// <summary>
/// Rates disputed invoices again: each event is read once from the ledger, as it stood when the invoice was made, and what comes out is compared as
/// <c>verify-invoice</c> does. It is due work because an invoice may have millions of events.
/// </summary>
internal sealed class InvoiceRerating(IDbSource<BillingDb> source, InvoiceLedger ledger, InvoiceBooks books, IGrainFactory grains, TimeProvider time) : IDueHandler
{
    private const string Name = "billing.rerate";

    public string Kind => Name;

    /// <summary>The work of rating an invoice again.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="invoiceId">Which one.</param>
    /// <param name="version">The account's version: an invoice may be disputed again.</param>
    /// <param name="now">When it is disputed (UTC).</param>
    public static DueWorkRow Of(TenantId tenant, Guid invoiceId, long version, DateTimeOffset now) =>
        new() { TenantId = tenant, Id = Ids.From(Name, $"{invoiceId:n}", $"{version}"), Kind = Name, DueAt = now, Payload = $"{invoiceId:n}" };

    public async Task Handle(DueWorkRow work, CancellationToken cancellation)
    {
        var (tenant, id) = (work.TenantId, Guid.ParseExact(work.Payload, "n"));
        await using var db = source.ForTenant(tenant);
        var row = await db.Set<InvoiceRow>().FirstAsync(row => row.TenantId == tenant && row.Id == id, cancellation);
        await grains.BillingAccount(tenant).Rerated(id, await Rerate(row.ToDocument(), work.DueAt, cancellation));
    }

    private async Task<Rerating> Rerate(InvoiceDocument invoice, DateTimeOffset askedAt, CancellationToken cancellation)
    {
        var bookOf = await books.Of([invoice], cancellation);
        if (BundleVerifier.Prices(invoice, bookOf) is { } other)
            return Answer(askedAt, other, null);
        var terms = InvoiceDocuments.Terms(invoice, bookOf);
        var made = BundleVerifier.Again(invoice, terms, await ledger.Rate(terms, invoice.Meters, cancellation));
        var excess = invoice.Totals.Total - made.Totals.Total;
        return Answer(askedAt, BundleVerifier.Compare(invoice, made), excess > 0 ? invoice.Currency.Text(excess) : null);
    }

    private Rerating Answer(DateTimeOffset askedAt, Verdict verdict, string? credit) =>
        new(askedAt, time.Instant(), verdict.IsRight, verdict.IsRight ? null : $"{verdict.Place}: {verdict.Detail}", verdict.IsRight ? null : credit);
}

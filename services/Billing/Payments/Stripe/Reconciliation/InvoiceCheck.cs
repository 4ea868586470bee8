using System.Net;
using CloudCrm.Billing.Payments.Stripe.Collection;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Billing;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;
using Stripe;
using StripeInvoice = Stripe.Invoice;

namespace CloudCrm.Billing.Payments.Stripe.Reconciliation;

/// <summary>Compares our invoices with Stripe's that collect them; what collection can make right by itself it does then.</summary>
internal sealed class InvoiceCheck(IDbSource<BillingDb> source, InvoiceCalls calls, Collector collector, FindingBook findings, TimeProvider time)
{
    /// <summary>The most invoices of a tenant that are compared at once, the newest.</summary>
    private const int InvoicesMax = 50;

    // Every look compares what is open or new; the whole comparison goes further back.
    private static readonly TimeSpan s_lately = TimeSpan.FromDays(3);
    private static readonly TimeSpan s_back = TimeSpan.FromDays(100);

    /// <summary>Compares and repairs.</summary>
    public async Task<CheckFigures> Check(TenantId tenant, bool isWhole, CancellationToken cancellation)
    {
        var figures = default(CheckFigures);
        foreach (var id in await Invoices(tenant, isWhole, cancellation))
            figures += await Check(tenant, id, cancellation);
        return figures;
    }

    private async Task<CheckFigures> Check(TenantId tenant, Guid id, CancellationToken cancellation)
    {
        var found = await Compare(tenant, id, cancellation);
        await findings.Write(tenant, InvoiceDifferences.Kinds, $"{id:n}".Equals, found);
        // One that is gone cannot be aligned with: somebody decides. Nor is any while there is no customer.
        if (found.Count == 0 || found.Exists(one => one.Kind == StripeFindingKind.InvoiceMissing))
            return new(1, found.Count, 0);
        await collector.Align(tenant, id, false, cancellation);
        var left = (await Compare(tenant, id, cancellation)).Select(one => one.Kind).ToHashSet();
        var repaired = found.Where(one => !left.Contains(one.Kind)).ToList();
        await findings.Repaired(tenant, repaired, "aligned");
        return new(1, found.Count, repaired.Count);
    }

    private async Task<List<FoundDifference>> Compare(TenantId tenant, Guid id, CancellationToken cancellation)
    {
        if (await collector.Read(tenant, id, cancellation) is not { } it)
            return [];
        var stripe = new Dictionary<string, StripeInvoice>(StringComparer.Ordinal);
        foreach (var part in it.Row.Parts.Where(part => part.StripeId is not null))
        {
            if (await Read(tenant, part.StripeId!, cancellation) is { } read)
                stripe[part.StripeId!] = read;
        }

        return [.. InvoiceDifferences.Of(it, stripe)];
    }

    private async Task<StripeInvoice?> Read(TenantId tenant, string id, CancellationToken cancellation)
    {
        try
        {
            return await calls.Read(tenant, id, cancellation);
        }
        catch (StripeException e) when (e.HttpStatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    private async Task<List<Guid>> Invoices(TenantId tenant, bool isWhole, CancellationToken cancellation)
    {
        var since = time.Instant() - (isWhole ? s_back : s_lately);
        await using var db = source.ForTenant(tenant);
        var rows = from row in db.Set<StripeInvoiceRow>()
                   join invoice in db.Set<InvoiceRow>() on new { row.TenantId, row.InvoiceId } equals new { invoice.TenantId, InvoiceId = invoice.Id }
                   join receivable in db.Set<ReceivableRow>() on new { row.TenantId, row.InvoiceId } equals new { receivable.TenantId, receivable.InvoiceId }
                   where row.TenantId == tenant && (invoice.IssuedAt >= since || receivable.State == InvoiceState.Open || receivable.State == InvoiceState.Disputed)
                   orderby invoice.IssuedAt descending
                   select row.InvoiceId;
        return await rows.Take(InvoicesMax).ToListAsync(cancellation);
    }
}

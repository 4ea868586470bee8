using CloudCrm.Billing.Payments.Stripe.Collection;
using CloudCrm.Billing.Payments.Stripe.Gate;
using CloudCrm.Billing.Payments.Stripe.Meters;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Billing;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;
using Stripe;

namespace CloudCrm.Billing.Payments.Stripe.Reconciliation;

/// <summary>Looks for invoices, charges and refunds of a tenant's customer on Stripe that are nothing of ours. Nobody but a person can decide about them.</summary>
internal sealed class UnknownMoneyCheck(IDbSource<BillingDb> source, StripeGate gate, InvoiceCalls calls, ChargeCalls charges, FindingBook findings, TimeProvider time)
{
    private const int PageMax = 100;

    private static readonly IReadOnlyList<StripeFindingKind> s_kinds = [StripeFindingKind.InvoiceUnknown, StripeFindingKind.ChargeUnknown, StripeFindingKind.RefundUnknown];

    // Stripe's own draft of a period is ours only when our invoice is issued, which takes some days.
    private static readonly TimeSpan s_adoptedWithin = TimeSpan.FromDays(6);
    private static readonly TimeSpan s_back = TimeSpan.FromDays(35);

    // Stripe's clock is another one.
    private static readonly TimeSpan s_ahead = TimeSpan.FromHours(1);

    /// <summary>Looks at all of the last weeks.</summary>
    public async Task<CheckFigures> Check(StripeCollector of, CancellationToken cancellation)
    {
        var (tenant, now, compared, found) = (of.Tenant, time.Instant(), new HashSet<string>(StringComparer.Ordinal), new List<FoundDifference>());
        var known = await Known(tenant, cancellation);
        foreach (var invoice in (await calls.List(tenant, of.Customer, now - s_back, now + s_ahead, cancellation)).Where(one => one.Status is not ("draft" or "void") && one.Total != 0))
        {
            compared.Add(invoice.Id);
            if (known.Contains(invoice.Id) || (invoice.BillingReason == "subscription_cycle" && invoice.Created > (now - s_adoptedWithin).UtcDateTime))
                continue;
            found.Add(new(StripeFindingKind.InvoiceUnknown, invoice.Id, Facts(invoice.Total, invoice.Currency).Fact("status", invoice.Status).ToString()));
        }

        foreach (var charge in await Charges(tenant, of.Customer, now - s_back, cancellation))
        {
            compared.Add(charge.Id);
            var paid = charge.PaymentIntentId is { } intent ? await calls.PaidBy(tenant, intent, cancellation) : null;
            // One of an invoice is found with that.
            if (paid is null)
                found.Add(new(StripeFindingKind.ChargeUnknown, charge.Id, Facts(charge.Amount, charge.Currency).ToString()));
            if (charge is { AmountRefunded: > 0, PaymentIntentId: { } refunded })
                found.AddRange(await Refunds(tenant, refunded, paid, compared, cancellation));
        }

        await findings.Write(tenant, s_kinds, compared.Contains, found);
        return new(compared.Count, found.Count, 0);
    }

    private async Task<List<FoundDifference>> Refunds(TenantId tenant, string intent, string? paid, HashSet<string> compared, CancellationToken cancellation)
    {
        var found = new List<FoundDifference>();
        foreach (var refund in await charges.Refunds(tenant, intent, cancellation))
        {
            compared.Add(refund.Id);
            if (StripeMarks.Find(refund.Metadata, StripeMarks.Refund) is null)
                found.Add(new(StripeFindingKind.RefundUnknown, refund.Id, ChargeCalls.FactsOf(refund, paid)));
        }

        return found;
    }

    private Task<List<Charge>> Charges(TenantId tenant, string customer, DateTimeOffset from, CancellationToken cancellation) => gate.Call(
        new(tenant, "charge.list"),
        async (client, options, stop) => await client.V1.Charges.ListAutoPagingAsync(
            new() { Customer = customer, Limit = PageMax, Created = new DateRangeOptions { GreaterThanOrEqual = from.UtcDateTime } }, options, stop)
            .Where(charge => charge.Status == "succeeded").ToListAsync(stop),
        cancellation);

    private async Task<HashSet<string>> Known(TenantId tenant, CancellationToken cancellation)
    {
        await using var db = source.ForTenant(tenant);
        var rows = await db.Set<StripeInvoiceRow>().Where(row => row.TenantId == tenant).ToListAsync(cancellation);
        return [.. rows.SelectMany(row => CollectedInvoice.Of(row).Parts).Select(part => part.StripeId).OfType<string>()];
    }

    private static Details Facts(long amount, string currency) => new Details().Fact("amount", amount).Fact("currency", currency);
}

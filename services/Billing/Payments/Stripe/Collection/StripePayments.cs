using CloudCrm.Billing.Payments.Stripe.Gate;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Billing;
using CloudCrm.Foundation.Data;
using Stripe;

namespace CloudCrm.Billing.Payments.Stripe.Collection;

/// <summary>Invoices are collected by Stripe.</summary>
internal sealed class StripePayments(Collector collector, ChargeCalls calls, IGrainFactory grains) : IPaymentPort
{
    public bool IsOn => true;

    public Task Align(TenantId tenant, Guid invoiceId, CancellationToken cancellation) => collector.Align(tenant, invoiceId, false, cancellation);

    public async Task Refund(TenantId tenant, OrderedRefund refund, CancellationToken cancellation)
    {
        var it = await collector.Look(tenant, refund.InvoiceId, cancellation) ?? throw new InvalidOperationException("The invoice of a refund is not collected on Stripe.");
        var amount = StripeMoney.OfUnits(refund.MinorUnits, it.Money);
        var paid = it.Row.Parts.Where(part => part.PaymentIntent is not null).OrderByDescending(part => part.Booked >= amount).ThenByDescending(part => part.Booked);
        var intent = paid.First().PaymentIntent!;
        var known = await calls.Refunds(tenant, intent, cancellation);
        if (known.Exists(one => StripeMarks.Find(one.Metadata, StripeMarks.Refund) == $"{refund.Id:n}"))
            return;
        try
        {
            await calls.Refund(
                tenant, $"{refund.Id:n}",
                new() { PaymentIntent = intent, Amount = amount, Reason = "requested_by_customer", Metadata = StripeMarks.Of(tenant, it.Id, (StripeMarks.Refund, $"{refund.Id:n}")) },
                cancellation);
        }
        catch (StripeException e) when (e.IsRefusal())
        {
            var details = new Details().Fact("number", it.Invoice.Number).Fact("payment", intent).Fact("amount", amount).Fact("currency", refund.Currency).Fact("code", e.StripeError?.Code);
            await grains.StripeFindings(tenant).Found(StripeFindingKind.RefundRefused, $"{refund.Id:n}", details.ToString());
            await grains.BillingAccount(tenant).RefundRefused(refund.Id, it.Id, refund.MinorUnits, e.StripeError?.Code ?? "refused");
        }
    }
}

using CloudCrm.Billing.Payments.Stripe.Intake;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Billing;
using CloudCrm.Foundation.Data;

namespace CloudCrm.Billing.Payments.Stripe.Collection;

/// <summary>What Stripe tells of payments that were made: banks that dispute them, and money that went back.</summary>
internal sealed class ChargeEvents(ChargeCalls calls, InvoiceCalls invoices, Collector collector, IGrainFactory grains) : IStripeEventHandler
{
    public IReadOnlyCollection<string> Types { get; } = ["charge.dispute.", "charge.refunded"];

    public Task Handle(StripeEvent told, CancellationToken cancellation) =>
        told.Type == "charge.refunded" ? Refunded(told, cancellation) : Disputed(told, cancellation);

    /// <summary>While a bank decides nothing changes here; what it takes back is owed again.</summary>
    private async Task Disputed(StripeEvent told, CancellationToken cancellation)
    {
        var (tenant, dispute) = (told.Tenant, await calls.Dispute(told.Tenant, told.ObjectId, cancellation));
        var findings = grains.StripeFindings(tenant);
        var ours = await InvoiceOf(tenant, dispute.PaymentIntentId, cancellation);
        var details = new Details().Fact("dispute", dispute.Id).Fact("amount", dispute.Amount).Fact("currency", dispute.Currency).Fact("reason", dispute.Reason).Fact("invoice", ours);
        switch (dispute.Status)
        {
            case "won" or "warning_closed" or "prevented":
                await findings.Resolved(StripeFindingKind.ChargeDisputed, dispute.Id, dispute.Status);
                break;
            case "lost":
                if (ours is { } lost)
                    await collector.Lose(tenant, lost, dispute.Id, dispute.Amount, cancellation);
                await findings.Resolved(StripeFindingKind.ChargeDisputed, dispute.Id, dispute.Status);
                break;
            default:
                await findings.Found(StripeFindingKind.ChargeDisputed, dispute.Id, details.ToString());
                if (ours is { } disputed && await collector.Look(tenant, disputed, cancellation) is { } it && StripeMoney.ToUnits(dispute.Amount, it.Money) is { } units)
                    await grains.BillingAccount(tenant).Warn(disputed, new(BillingNewsKind.PaymentDisputed, dispute.Id, units));
                break;
        }
    }

    /// <summary>Refunds that we ordered name what they are of; others are for the operator to see.</summary>
    private async Task Refunded(StripeEvent told, CancellationToken cancellation)
    {
        var charge = await calls.Read(told.Tenant, told.ObjectId, cancellation);
        if (charge.PaymentIntentId is not { } intent)
            return;
        foreach (var refund in (await calls.Refunds(told.Tenant, intent, cancellation)).Where(one => StripeMarks.Find(one.Metadata, StripeMarks.Refund) is null))
        {
            var paid = await invoices.PaidBy(told.Tenant, intent, cancellation);
            await grains.StripeFindings(told.Tenant).Found(StripeFindingKind.RefundUnknown, refund.Id, ChargeCalls.FactsOf(refund, paid));
        }
    }

    private async Task<Guid?> InvoiceOf(TenantId tenant, string? intent, CancellationToken cancellation)
    {
        if (intent is null || await invoices.PaidBy(tenant, intent, cancellation) is not { } id)
            return null;
        return StripeMarks.InvoiceOf((await invoices.Read(tenant, id, cancellation)).Metadata);
    }
}

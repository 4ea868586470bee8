using CloudCrm.Billing.Payments.Stripe.Gate;
using CloudCrm.Contracts;
using CloudCrm.Foundation.Data;
using Stripe;

namespace CloudCrm.Billing.Payments.Stripe.Collection;

/// <summary>Calls about payments that were made: disputes of banks, and money that goes back.</summary>
internal sealed class ChargeCalls(StripeGate gate)
{
    private const long PageMax = 100;

    public Task<Dispute> Dispute(TenantId tenant, string id, CancellationToken cancellation) =>
        gate.Call(new(tenant, "dispute.read"), (stripe, options, stop) => stripe.V1.Disputes.GetAsync(id, null, options, stop), cancellation);

    public Task<Charge> Read(TenantId tenant, string id, CancellationToken cancellation) =>
        gate.Call(new(tenant, "charge.read"), (stripe, options, stop) => stripe.V1.Charges.GetAsync(id, null, options, stop), cancellation);

    /// <summary>All refunds of a payment.</summary>
    public Task<List<Refund>> Refunds(TenantId tenant, string paymentIntent, CancellationToken cancellation) => gate.Call(
        new(tenant, "refund.list"),
        async (stripe, options, stop) => await stripe.V1.Refunds.ListAutoPagingAsync(new() { PaymentIntent = paymentIntent, Limit = PageMax }, options, stop).ToListAsync(stop),
        cancellation);

    /// <summary>What a finding about a refund says, whoever finds it.</summary>
    /// <param name="refund">Stripe's.</param>
    /// <param name="invoice">Stripe's invoice that the payment paid, by its id; null where it paid none.</param>
    public static string FactsOf(Refund refund, string? invoice) =>
        new Details().Fact("amount", refund.Amount).Fact("currency", refund.Currency).Fact("charge", refund.ChargeId).Fact("invoice", invoice).ToString();

    public Task<Refund> Refund(TenantId tenant, string key, RefundCreateOptions what, CancellationToken cancellation) =>
        gate.Call(new(tenant, "refund.create", key), (stripe, options, stop) => stripe.V1.Refunds.CreateAsync(what, options, stop), cancellation);
}

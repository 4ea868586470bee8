using CloudCrm.Contracts;
using CloudCrm.Contracts.Billing;
using CloudCrm.Foundation.Data;

namespace CloudCrm.Billing.Payments.Stripe.Collection;

/// <summary>Writes down how invoices are collected. What was read is checked by its version, so that of two who go on from the same place one is told to look again.</summary>
[GrainType("stripe-collection")]
internal sealed class StripeCollectionGrain(IActWriter<BillingDb> writer, TimeProvider time) : AggregateGrain<BillingDb>(writer), IStripeCollectionGrain
{
    private TenantId Tenant => GrainKeys.Parse(this.GetPrimaryKeyString()).Tenant;

    public async Task<bool> Write(Guid invoiceId, string? stripeId, string document, long expectedVersion)
    {
        var row = new StripeInvoiceRow { TenantId = Tenant, InvoiceId = invoiceId, StripeId = stripeId, Document = document, Version = expectedVersion + 1 };
        return await Commit(expectedVersion == 0 ? Act.Create(Tenant, row) : Act.Change(Tenant, row, expectedVersion)) == CommitResult.Committed;
    }

    public Task Remember(Invoice answer, Once once) => Commit(Act.Create(Tenant, RequestLog.Answer(Tenant, once, answer, time.Instant())));
}

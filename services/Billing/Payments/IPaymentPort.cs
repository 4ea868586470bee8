using CloudCrm.Contracts;

namespace CloudCrm.Billing.Payments;

/// <summary>Where invoices are collected. The account says what is owed; the port makes a collector hold the same.</summary>
internal interface IPaymentPort
{
    /// <summary>Whether there is a collector: without one nobody has to be told of receivables.</summary>
    bool IsOn { get; }

    /// <summary>Makes what the collector holds of an invoice what our receivable says. May be called any number of times.</summary>
    Task Align(TenantId tenant, Guid invoiceId, CancellationToken cancellation);

    /// <summary>Pays money of the tenant's balance back to the card that paid an invoice, once for a refund's id.</summary>
    Task Refund(TenantId tenant, OrderedRefund refund, CancellationToken cancellation);
}

/// <summary>Without a collector: the operator says what was paid.</summary>
internal sealed class OfflinePayments : IPaymentPort
{
    public bool IsOn => false;

    public Task Align(TenantId tenant, Guid invoiceId, CancellationToken cancellation) => Task.CompletedTask;

    public Task Refund(TenantId tenant, OrderedRefund refund, CancellationToken cancellation) =>
        throw new InvalidOperationException("A refund was ordered while there was a collector, and now there is none. It comes when there is one again.");
}

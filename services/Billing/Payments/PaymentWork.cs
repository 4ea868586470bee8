using System.Text.Json;
using CloudCrm.Contracts;
using CloudCrm.Foundation.Data;
using CloudCrm.Foundation.Scheduling;

namespace CloudCrm.Billing.Payments;

/// <summary>Money of a tenant's balance that goes back to a card.</summary>
/// <param name="Id">The refund's own id.</param>
/// <param name="InvoiceId">The invoice whose payment it is paid back of.</param>
/// <param name="MinorUnits">How much, in minor units of its currency.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Reason">Why.</param>
internal sealed record OrderedRefund(Guid Id, Guid InvoiceId, long MinorUnits, string Currency, string Reason);

/// <summary>What an account has the port do, scheduled in the act that makes it necessary.</summary>
internal static class PaymentWork
{
    /// <summary>The kind of work that aligns the collector with a receivable.</summary>
    public const string AlignKind = "billing.align";

    /// <summary>The kind of work that pays money back.</summary>
    public const string RefundKind = "billing.refund";

    /// <summary>The work of aligning an invoice.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="invoiceId">Which one.</param>
    /// <param name="cause">What it is aligned for: there is one work for each.</param>
    /// <param name="dueAt">When.</param>
    public static DueWorkRow Align(TenantId tenant, Guid invoiceId, string cause, DateTimeOffset dueAt) =>
        new() { TenantId = tenant, Id = Ids.From(AlignKind, $"{invoiceId:n}", cause), Kind = AlignKind, DueAt = dueAt, Payload = $"{invoiceId:n}" };

    /// <summary>The work of a refund.</summary>
    public static DueWorkRow Refund(TenantId tenant, OrderedRefund refund, DateTimeOffset dueAt) => new()
    {
        TenantId = tenant,
        Id = Ids.From(RefundKind, tenant.ToString(), $"{refund.Id:n}"),
        Kind = RefundKind,
        DueAt = dueAt,
        Payload = JsonSerializer.Serialize(refund, RowJson.Options),
    };
}

/// <summary>Aligns the collector with receivables.</summary>
internal sealed class InvoiceAligning(IPaymentPort port) : IDueHandler
{
    public string Kind => PaymentWork.AlignKind;

    public Task Handle(DueWorkRow work, CancellationToken cancellation) => port.Align(work.TenantId, Guid.ParseExact(work.Payload, "n"), cancellation);
}

/// <summary>Pays money back.</summary>
internal sealed class RefundSending(IPaymentPort port) : IDueHandler
{
    public string Kind => PaymentWork.RefundKind;

    public Task Handle(DueWorkRow work, CancellationToken cancellation) =>
        port.Refund(work.TenantId, JsonSerializer.Deserialize<OrderedRefund>(work.Payload, RowJson.Options)!, cancellation);
}

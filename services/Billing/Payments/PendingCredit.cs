using System.Text.Json;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Billing;
using CloudCrm.Foundation.Data;
using CloudCrm.Foundation.Scheduling;

namespace CloudCrm.Billing.Payments;

/// <summary>
/// A credit note that was decided and takes a number. It is written down before the number is taken and goes with the commit of the note: when the process dies in
/// between, due work repeats the call, or whatever else is done with the invoice does, so that the number comes to stand on its note.
/// </summary>
/// <param name="InvoiceId">The invoice.</param>
/// <param name="Command">What is taken back.</param>
/// <param name="Caller">Who does it.</param>
/// <param name="Once">The call's own id.</param>
internal sealed record PendingCredit(Guid InvoiceId, CreditInvoice Command, Caller Caller, Once Once)
{
    /// <summary>The kind of its work.</summary>
    public const string Kind = "billing.credit";

    /// <summary>How long the call itself has.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>The work that ends it.</summary>
    public DueWorkRow ToWork(TenantId tenant, DateTimeOffset now) => new()
    {
        TenantId = tenant,
        Id = Ids.From(Kind, tenant.ToString(), Once.Key),
        Kind = Kind,
        DueAt = now + Patience,
        Payload = JsonSerializer.Serialize(this, RowJson.Options),
    };

    /// <summary>What <see cref="ToWork"/> wrote.</summary>
    public static PendingCredit Of(DueWorkRow work) => JsonSerializer.Deserialize<PendingCredit>(work.Payload, RowJson.Options)!;
}

/// <summary>Ends credit notes whose call did not.</summary>
internal sealed class CreditEnding(IGrainFactory grains) : IDueHandler
{
    public string Kind => PendingCredit.Kind;

    public async Task Handle(DueWorkRow work, CancellationToken cancellation)
    {
        var pending = PendingCredit.Of(work);
        var credited = await grains.BillingAccount(work.TenantId).Credit(pending.InvoiceId, pending.Command, pending.Caller, pending.Once);
        if (!credited.IsOk)
            throw new InvalidOperationException($"A credit note that has its number was refused: {credited.Refusal.Code}.");
    }
}

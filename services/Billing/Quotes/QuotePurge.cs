using CloudCrm.Contracts;
using CloudCrm.Contracts.Billing;
using CloudCrm.Foundation.Data;
using CloudCrm.Foundation.Scheduling;

namespace CloudCrm.Billing.Quotes;

/// <summary>Deletes quotes whose prices have long held no more.</summary>
internal sealed class QuotePurge(IActWriter<BillingDb> writer) : IDueHandler
{
    private const string Name = "quotes.purge";

    private static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    public string Kind => Name;

    public static DueWorkRow Of(TenantId tenant, Quote quote) => new()
    {
        TenantId = tenant,
        Id = Ids.From($"{tenant}", Name, $"{quote.Id:n}"),
        Kind = Name,
        DueAt = quote.ValidUntil + Kept,
        Payload = $"{quote.Id:n}",
    };

    public Task Handle(DueWorkRow work, CancellationToken cancellation) => writer.Transact(
        async (transaction, stop) =>
        {
            await transaction.SetTenant(work.TenantId, stop);
            await using var command = transaction.Command("DELETE FROM quotes WHERE tenant_id = @tenant AND id = @id");
            command.Bind("tenant", work.TenantId.Value);
            command.Bind("id", Guid.ParseExact(work.Payload, "n"));
            await command.ExecuteNonQueryAsync(stop);
        },
        cancellation);
}

using CloudCrm.Foundation.Data;
using CloudCrm.Foundation.Scheduling;

namespace CloudCrm.Billing.Accounts;

/// <summary>Forgets answers to caller-made ids after <see cref="RequestLog.RememberedFor"/>, once a billing period.</summary>
internal sealed class AnswerPurge(IActWriter<BillingDb> writer, TimeProvider time) : IDueHandler
{
    public string Kind => AccountWork.AnswersKind;

    public Task Handle(DueWorkRow work, CancellationToken cancellation) => writer.Transact(
        async (transaction, stop) =>
        {
            await transaction.SetTenant(work.TenantId, stop);
            await using var command = transaction.Command("DELETE FROM requests WHERE tenant_id = @tenant AND at < @until");
            command.Bind("tenant", work.TenantId.Value);
            command.Bind("until", transaction.Instant(time.Instant() - RequestLog.RememberedFor));
            await command.ExecuteNonQueryAsync(stop);
        },
        cancellation);
}

using CloudCrm.Billing.Usage;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Bus;
using CloudCrm.Foundation.Data;
using CloudCrm.Foundation.Messaging;

namespace CloudCrm.Billing.Accounts;

/// <summary>Has accounts opened for tenants that Billing hears of. Says it with every change of a tenant: an account that is there stays as it is.</summary>
internal sealed class NewTenants(TimeProvider time) : IInboxConsumer<TenantChanged>
{
    public async Task Consume(IReadOnlyList<Received<TenantChanged>> batch, WriteTransaction transaction, CancellationToken cancellation)
    {
        var statements = new TenantStatements(transaction);
        foreach (var change in batch.Select(message => message.Body).Where(change => change is { Version: 1, IsSandbox: false }))
            await statements.Execute([new(TenantId.From(change.Tenant), statements.Sql.OpenAccount, UsageJson.Object(json => json.WriteNumber("t", time.Instant().ToMicros())))], cancellation);
    }
}

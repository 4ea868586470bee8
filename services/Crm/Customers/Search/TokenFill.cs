using CloudCrm.Contracts;
using CloudCrm.Foundation.Data;
using CloudCrm.Foundation.Scheduling;
using Microsoft.Extensions.Logging;

namespace CloudCrm.Crm.Customers.Search;

/// <summary>
/// Gives tokens to the customers that were there before there was search. The migration schedules it once, outside the tenants; it goes through all of them in
/// batches, keeps its place in the row of the work, and starts there again after a stop.
/// </summary>
internal sealed partial class TokenFill(IActWriter<CrmDb> writer, IGrainFactory grains, ILogger<TokenFill> log) : IDueHandler
{
    private const string Name = "customers.tokens";

    /// <summary>Customers in one transaction; on SQLite every writer waits meanwhile.</summary>
    private const int Batch = 200;

    public string Kind => Name;

    public async Task Handle(DueWorkRow work, CancellationToken cancellation)
    {
        var (tenant, after) = Read(work.Payload);
        var filled = 0L;
        while (true)
        {
            if (tenant is not { } current)
            {
                (tenant, after) = (await NextTenant(Guid.Empty, cancellation), Guid.Empty);
            }
            else if (await Fill(current, after, cancellation) is { Count: > 0 } batch)
            {
                (after, filled) = (batch.Last, filled + batch.Count);
                await writer.KeepPlace(work, $"{current}/{after:n}", cancellation);
            }
            else
            {
                (tenant, after) = (await NextTenant(current.Value, cancellation), Guid.Empty);
            }

            if (tenant is null)
                break;
        }

        if (filled > 0)
            LogFilled(filled);
    }

    private async Task<(int Count, Guid Last)> Fill(TenantId tenant, Guid after, CancellationToken cancellation)
    {
        var fields = await grains.FieldBook(tenant).Read();
        var done = (Count: 0, Last: Guid.Empty);
        await writer.Transact(async (transaction, stop) =>
        {
            await transaction.SetTenant(tenant, stop);
            var batch = new TokenBatch(transaction, tenant);
            var customers = await batch.Customers(after, Batch, stop);
            done = customers.Count == 0 ? (0, Guid.Empty) : (customers.Count, customers[^1].Id);
            await batch.Write(customers, fields, stop);
        }, cancellation);
        return done;
    }

    private async Task<TenantId?> NextTenant(Guid after, CancellationToken cancellation)
    {
        TenantId? next = null;
        await writer.TransactAcrossTenants(async (transaction, stop) =>
        {
            await using var command = transaction.Command("SELECT tenant_id FROM customers WHERE tenant_id > @after ORDER BY tenant_id LIMIT 1");
            command.Bind("after", after);
            await using var reader = await command.ExecuteReaderAsync(stop);
            next = await reader.ReadAsync(stop) ? TenantId.From(reader.GetGuid(0)) : null;
        }, cancellation);
        return next;
    }

    private static (TenantId? Tenant, Guid After) Read(string payload) =>
        payload.Split('/') is [var text, var id] && TenantId.TryParse(text, out var tenant) && Guid.TryParseExact(id, "n", out var after)
            ? (tenant, after)
            : (null, Guid.Empty);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Customers} customers that were there before can now be searched for.")]
    private partial void LogFilled(long customers);
}

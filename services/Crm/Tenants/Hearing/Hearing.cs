using System.Text.Json;
using CloudCrm.Contracts;
using CloudCrm.Foundation.Data;
using CloudCrm.Foundation.Messaging;
using CloudCrm.Foundation.Scheduling;

namespace CloudCrm.Crm.Tenants.Hearing;

/// <summary>
/// Hears messages about tenants and has their grains act on them. A grain is the only writer of its aggregate, and nothing may be done outside of the inbox's
/// transaction: so a message becomes due work there, and the work goes to the grain. The grain takes the same message twice as once, and ignores old news.
/// </summary>
internal abstract class Hearing<TMessage>(string kind, TimeProvider time) : IInboxConsumer<TMessage>, IDueHandler
    where TMessage : class
{
    private const string Put = """
        INSERT INTO due_work (tenant_id, id, kind, due_at, payload, attempts) VALUES (@tenant, @id, @kind, @due, @payload, 0)
        ON CONFLICT DO NOTHING
        """;

    public string Kind => kind;

    public async Task Consume(IReadOnlyList<Received<TMessage>> batch, WriteTransaction transaction, CancellationToken cancellation)
    {
        foreach (var message in batch)
        {
            var tenant = TenantId.From(TenantOf(message.Body));
            await transaction.SetTenant(tenant, cancellation);
            await using var command = transaction.Command(Put);
            command.Bind("tenant", tenant.Value);
            command.Bind("id", Ids.From(kind, $"{message.Id:n}"));
            command.Bind("kind", kind);
            command.Bind("due", transaction.Instant(time.Instant()));
            command.Bind("payload", JsonSerializer.Serialize(message.Body, RowJson.Options));
            await command.ExecuteNonQueryAsync(cancellation);
        }
    }

    public Task Handle(DueWorkRow work, CancellationToken cancellation) =>
        Tell(JsonSerializer.Deserialize<TMessage>(work.Payload, RowJson.Options) ?? throw new JsonException("A message is never null."));

    /// <summary>Whom a message is about.</summary>
    protected abstract Guid TenantOf(TMessage message);

    /// <summary>Tells the tenant's grain; what throws is tried again.</summary>
    protected abstract Task Tell(TMessage message);
}

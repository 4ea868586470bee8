using CloudCrm.Bench.Servers;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Bus;
using CloudCrm.Contracts.Customers;
using CloudCrm.Contracts.Interactions;
using CloudCrm.Crm;
using CloudCrm.Crm.Customers;
using CloudCrm.Crm.Interactions;
using CloudCrm.Foundation.Data;
using CloudCrm.Foundation.Messaging;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using ProductHost = Microsoft.Extensions.Hosting.Host;

namespace CloudCrm.Bench.Data;

/// <summary>The CRM's database alone, without grains, bus and gateway: what the writer itself can do.</summary>
internal sealed class WriterRig : IAsyncDisposable
{
    private const int InteractionsOfClient = 4;

    private static readonly string s_text = new('x', 200);

    private readonly IHost _host;
    private readonly IActWriter<CrmDb> _writer;
    private readonly Interaction[][] _interactions;

    private WriterRig(IHost host, TenantId[] tenants, Interaction[][] interactions)
    {
        (_host, Tenants, _interactions) = (host, tenants, interactions);
        _writer = host.Services.GetRequiredService<IActWriter<CrmDb>>();
        Source = host.Services.GetRequiredService<IDbSource<CrmDb>>();
    }

    /// <summary>One a client.</summary>
    public TenantId[] Tenants { get; }

    public IDbSource<CrmDb> Source { get; }

    public Guid Customer(int client) => _interactions[client][0].CustomerId;

    public static async Task<WriterRig> Start(Workplace workplace, int clients)
    {
        var builder = ProductHost.CreateEmptyApplicationBuilder(new());
        builder.Configuration.AddInMemoryCollection(workplace.Settings);
        builder.Services.AddBusMessage<UsageRecorded>("usage-recorded");
        builder.AddTenantDb<CrmDb, PgCrmDb, LiteCrmDb>("Crm");
        var host = builder.Build();
        await host.StartAsync();
        var rig = new WriterRig(
            host,
            [.. Enumerable.Range(0, clients).Select(_ => TenantId.From(NewId()))],
            [.. Enumerable.Range(0, clients).Select(_ => Enumerable.Range(0, InteractionsOfClient).Select(_ => NewInteraction()).ToArray())]);
        for (var client = 0; client < clients; client++)
        {
            foreach (var interaction in rig._interactions[client])
                await rig.Open(rig.Tenants[client], interaction);
        }

        return rig;
    }

    /// <summary>Records one message of one of the client's interactions, as the interaction's grain does; for one caller at a time a client.</summary>
    public async Task<bool> Append(int client, long number)
    {
        ref var slot = ref _interactions[client][number % InteractionsOfClient];
        var (before, now) = (slot, TimeProvider.System.Instant());
        var message = new Message(NewId(), before.MessageCount + 1, Direction.Inbound, before.CustomerId, null, s_text, null, now, now);
        var after = before with { MessageCount = before.MessageCount + 1, LastMessageAt = now, Version = before.Version + 1 };
        slot = after;
        return await _writer.Commit(InteractionActs.Recorded(Tenants[client], before, new(after, message, before.CustomerId), Caller.System, isNew: false, isActive: false)) == CommitResult.Committed;
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }

    private async Task Open(TenantId tenant, Interaction interaction)
    {
        var customer = new CustomerRow
        {
            TenantId = tenant,
            Id = interaction.CustomerId,
            Kind = CustomerKind.Person,
            Name = "Ada",
            NameKey = "ada",
            Contacts = "[]",
            Archived = false,
            CreatedAt = interaction.RecordedAt,
            ChangedAt = interaction.RecordedAt,
            Version = 1,
        };
        await _writer.Commit(Act.Create(tenant, customer));
        await _writer.Commit(InteractionActs.Opened(tenant, interaction, Caller.System, new($"{interaction.Id}", "bench")));
    }

    private static Interaction NewInteraction()
    {
        var now = TimeProvider.System.Instant();
        return new(NewId(), "chat", Direction.Inbound, NewId(), "", InteractionState.Open, null, null, now, now, null, 0, 1);
    }

    private static Guid NewId() => Guid.CreateVersion7(TimeProvider.System.GetUtcNow());
}

using CloudCrm.Contracts;
using CloudCrm.Contracts.Interactions;
using CloudCrm.Crm.Customers;
using CloudCrm.Crm.Customers.Merging;
using CloudCrm.Crm.Metering;
using CloudCrm.Crm.Metering.Units;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Crm.Interactions;

/// <summary>An interaction in memory; the only writer of it, its messages and its files.</summary>
[GrainType("interaction")]
internal sealed partial class InteractionGrain(IDbSource<CrmDb> source, IActWriter<CrmDb> writer, OutboundGate outbound, UnitGate units, TimeProvider time) : AggregateGrain(writer), IInteractionGrain
{
    /// <summary>The most customers whose timelines follow a change of the subject.</summary>
    private const int MaxShown = 1_000;

    /// <summary>How often an act whose unit of a budget was taken back meanwhile tries with another one.</summary>
    private const int LostMax = 50;

    private TenantId _tenant;
    private Guid _id;
    private MessageIds _messages = null!;
    private NotedKeys _noted = null!;
    private CustomersSeen _seen = null!;
    private Interaction? _interaction;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        (_tenant, _id) = GrainKeys.Parse(this.GetPrimaryKeyString());
        _messages = new MessageIds(source, _tenant);
        _noted = new NotedKeys(source, _tenant, _id);
        _seen = new CustomersSeen(_tenant);
        await Load(cancellationToken);
    }

    public async Task<Outcome<Interaction>> Open(OpenInteraction command, Caller caller, Once once)
    {
        if (!InteractionRules.Open(_id, command, time.Instant()).Try(out var interaction, out var refusal))
            return refusal;
        if (_interaction is null)
        {
            if (!await IsMember(command.AssignedTo))
                return InteractionRules.NoMember();
            if (interaction.Direction == Direction.Outbound && await outbound.Bars(_tenant) is { } restricted)
                return await source.Recall<CrmDb, Interaction>(_tenant, once) ?? restricted;
            if (await Attribution.Of(GrainFactory, source, _tenant, command.CustomerId, command.Through) is not { } owner)
                return InteractionRules.NoCustomer();
            interaction = interaction.For(owner);
            if (await Commit(InteractionActs.Opened(_tenant, interaction, caller, once)) == CommitResult.Committed)
            {
                _seen.Add(interaction.CustomerId, interaction.RecordedAt);
                return _interaction = interaction;
            }
            await Load();
        }
        return await source.Recall<CrmDb, Interaction>(_tenant, once) ?? Again(command);
    }

    public Task<Outcome<Interaction>> Read() =>
        Task.FromResult<Outcome<Interaction>>(_interaction is { } interaction ? interaction : Refusal.NotFound("interaction"));

    public async Task<Outcome<Interaction>> Change(ChangeInteraction command, long? expectedVersion, Caller caller)
    {
        for (var attempt = 0; attempt < 2; attempt++)
        {
            if (_interaction is not { } before)
                return Refusal.NotFound("interaction");
            if (!before.Change(command, expectedVersion).Try(out var after, out var refusal))
                return refusal;
            if (ReferenceEquals(before, after))
                return before;
            if (after.AssignedTo != before.AssignedTo && !await IsMember(after.AssignedTo))
                return InteractionRules.NoMember();
            var shown = after.Subject == before.Subject ? [] : await Shown(before);
            if (await Commit(InteractionActs.Changed(_tenant, before, after, shown, caller, time.Instant())) == CommitResult.Committed)
                return _interaction = after;
            await Load();
        }
        return Busy.Refusal();
    }

    /// <summary>An interaction that is there was asked to be opened, under an id that was not remembered.</summary>
    private Outcome<Interaction> Again(OpenInteraction command)
    {
        if (_interaction is null)
            return Refusal.Reused("externalId");
        return _interaction.BeganAs(command) ? _interaction : Refusal.Reused("id");
    }

    private async Task<bool> IsMember(Guid? accountId) =>
        accountId is not { } account || (await GrainFactory.Tenant(_tenant).Member(account)).IsOk;

    /// <summary>The timeline entries that show the subject: one a customer.</summary>
    private async Task<List<TimelineRow>> Shown(Interaction interaction)
    {
        await using var db = source.ForTenant(_tenant);
        List<Guid> customers = [interaction.CustomerId];
        customers.AddRange(await db.Set<MessageRow>()
            .Where(row => row.TenantId == _tenant && row.InteractionId == _id && row.CustomerId != null && row.CustomerId != interaction.CustomerId)
            .Select(row => row.CustomerId!.Value).Distinct().Take(MaxShown).ToListAsync());
        return await db.Set<TimelineRow>()
            .Where(row => row.TenantId == _tenant && customers.Contains(row.CustomerId) && row.At == interaction.OccurredAt && row.Id == _id)
            .ToListAsync();
    }

    private async Task Load(CancellationToken cancellation = default)
    {
        _messages.Forget();
        _noted.Forget();
        await using var db = source.ForTenant(_tenant);
        var row = await db.Set<InteractionRow>().FirstOrDefaultAsync(row => row.TenantId == _tenant && row.Id == _id, cancellation);
        _interaction = row?.ToInteraction();
    }
}

using CloudCrm.Contracts;
using CloudCrm.Contracts.Interactions;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Crm.Interactions;

/// <summary>
/// Which messages an interaction has, so that a new one costs no question to the database and a repeated one no attempt to write it: the ids of up to
/// 1,000 messages are held. Of a longer interaction none are: there the unique id refuses what comes again, and then it is looked up.
/// </summary>
internal sealed class MessageIds(IDbSource<CrmDb> source, TenantId tenant)
{
    private const int MaxHeld = 1_000;
    private HashSet<Guid>? _held;

    /// <summary>Whether the ids are held, as of the last question.</summary>
    public bool AreHeld => _held is not null;

    /// <summary>True when the interaction has this message and its messages are held.</summary>
    public async Task<bool> Holds(Interaction interaction, Guid id)
    {
        if (_held is null && interaction.MessageCount <= MaxHeld)
            _held = interaction.MessageCount == 0 ? [] : await Load(interaction.Id);
        return _held?.Contains(id) == true;
    }

    /// <summary>The message with this id on any interaction of the tenant.</summary>
    public async Task<MessageRow?> Ask(Guid id)
    {
        await using var db = source.ForTenant(tenant);
        return await db.Set<MessageRow>().FirstOrDefaultAsync(row => row.TenantId == tenant && row.Id == id);
    }

    /// <summary>Notes a message that was committed.</summary>
    public void Add(Guid id)
    {
        if (_held?.Count >= MaxHeld)
            _held = null;
        _held?.Add(id);
    }

    /// <summary>Forgets all: somebody else wrote.</summary>
    public void Forget() => _held = null;

    private async Task<HashSet<Guid>> Load(Guid interactionId)
    {
        await using var db = source.ForTenant(tenant);
        return await db.Set<MessageRow>().Where(row => row.TenantId == tenant && row.InteractionId == interactionId)
            .OrderBy(row => row.Sequence).Select(row => row.Id).Take(MaxHeld).ToHashSetAsync();
    }
}

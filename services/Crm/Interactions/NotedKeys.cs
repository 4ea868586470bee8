using CloudCrm.Contracts;
using CloudCrm.Contracts.Interactions;
using CloudCrm.Foundation.Data;
using Microsoft.EntityFrameworkCore;

namespace CloudCrm.Crm.Interactions;

/// <summary>
/// The caller-made ids that were noted beside messages of an interaction which have another name, so that none of them comes to name a message by
/// itself. Few messages are named twice: up to 1,000 of these ids are held, and of more each is asked for.
/// </summary>
internal sealed class NotedKeys(IDbSource<CrmDb> source, TenantId tenant, Guid interactionId)
{
    private const int MaxHeld = 1_000;

    // Greater than every hexadecimal digit, in the order of any collation.
    private const string Beyond = "g";

    private HashSet<string>? _held;
    private bool _areTooMany;

    /// <summary>A caller-made id as it is noted: an interaction's stand together.</summary>
    public Once Of(Once once) => once with { Key = Key(once.Key) };

    /// <summary>Whether the caller-made id that gives this message id was noted beside another message.</summary>
    public async Task<bool> Have(Interaction interaction, Guid messageId)
    {
        if (_held is null && !_areTooMany)
            Hold(interaction.MessageCount == 0 ? [] : await Load());
        return _held?.Contains(Key($"{messageId:n}")) ?? await Ask(Key($"{messageId:n}"));
    }

    /// <summary>Notes one that was committed.</summary>
    public void Add(Once noted)
    {
        if (_held is null)
            return;
        _held.Add(noted.Key);
        Hold(_held);
    }

    /// <summary>Forgets all: somebody else wrote.</summary>
    public void Forget() => (_held, _areTooMany) = (null, false);

    private string Key(string key) => $"{interactionId:n}{key}";

    private void Hold(HashSet<string> keys) => (_held, _areTooMany) = keys.Count > MaxHeld ? (null, true) : (keys, false);

    private async Task<HashSet<string>> Load()
    {
        var (first, beyond) = (Key(""), Key(Beyond));
        await using var db = source.ForTenant(tenant);
        return await db.Requests.Where(row => row.TenantId == tenant && row.Key.CompareTo(first) > 0 && row.Key.CompareTo(beyond) < 0)
            .Select(row => row.Key).Take(MaxHeld + 1).ToHashSetAsync();
    }

    private async Task<bool> Ask(string key)
    {
        await using var db = source.ForTenant(tenant);
        return await db.Requests.AnyAsync(row => row.TenantId == tenant && row.Key == key);
    }
}

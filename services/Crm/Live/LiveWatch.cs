using System.Collections.Concurrent;
using CloudCrm.Contracts;

namespace CloudCrm.Crm.Live;

/// <summary>The tenants whose journals somebody waits for in this process, and how far they have been read.</summary>
internal sealed class LiveWatch
{
    private readonly ConcurrentDictionary<TenantId, long> _places = new();

    /// <summary>True where nobody waits.</summary>
    public bool IsEmpty => _places.IsEmpty;

    /// <summary>Tenant by tenant.</summary>
    public KeyValuePair<TenantId, long>[] Places => _places.ToArray();

    /// <summary>Somebody waits for what comes after this number.</summary>
    public void Put(TenantId tenant, long sequence) => _places[tenant] = sequence;

    /// <summary>Nobody does any more.</summary>
    public void Remove(TenantId tenant) => _places.TryRemove(tenant, out _);
}

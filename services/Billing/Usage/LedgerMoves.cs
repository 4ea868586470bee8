using System.Collections.Concurrent;
using CloudCrm.Contracts;

namespace CloudCrm.Billing.Usage;

/// <summary>Which tenants' ledgers moved, for whoever looks at them next in this process. A hint: it is lost at a crash, and told before the commit.</summary>
internal sealed class LedgerMoves
{
    /// <summary>The most tenants that wait; of more nothing is told.</summary>
    private const int TenantsMax = 10_000;

    private readonly ConcurrentDictionary<TenantId, bool> _moved = new();

    /// <summary>A tenant's ledger moves.</summary>
    public void Tell(TenantId tenant)
    {
        if (!_moved.ContainsKey(tenant) && _moved.Count < TenantsMax)
            _moved[tenant] = true;
    }

    /// <summary>Those told since the last time.</summary>
    public IReadOnlyList<TenantId> Take()
    {
        var taken = new List<TenantId>();
        foreach (var tenant in _moved.Keys)
        {
            if (_moved.TryRemove(tenant, out _))
                taken.Add(tenant);
        }

        return taken;
    }
}

using CloudCrm.Contracts;
using CloudCrm.Contracts.Metering;

namespace CloudCrm.Crm.Interactions;

/// <summary>What an activation knows of the customers on its interaction: who they are need not be asked, nor their activity told, again and again.</summary>
internal sealed class CustomersSeen(TenantId tenant)
{
    private const int MaxHeld = 1_000;
    private readonly Dictionary<Guid, Guid> _activity = [];

    /// <summary>True when the customer is there and has the interaction on the timeline.</summary>
    public bool Contains(Guid customerId) => _activity.ContainsKey(customerId);

    /// <summary>True when its activity at this time has been told.</summary>
    public bool WasActive(Guid customerId, DateTimeOffset at) =>
        _activity.TryGetValue(customerId, out var told) && told == CustomerActivity.EventId(tenant, customerId, at);

    /// <summary>Notes what was committed.</summary>
    public void Add(Guid customerId, DateTimeOffset activeAt)
    {
        if (_activity.Count >= MaxHeld)
            _activity.Clear();
        _activity[customerId] = CustomerActivity.EventId(tenant, customerId, activeAt);
    }
}

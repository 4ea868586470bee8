using CloudCrm.Contracts;
using CloudCrm.Contracts.Bus;
using CloudCrm.Crm.Tenants.Hearing;

namespace CloudCrm.Crm.Metering.Units;

/// <summary>Billing says how many units may be used.</summary>
internal sealed class LeaseHearing(IGrainFactory grains, TimeProvider time) : Hearing<UnitsLeased>("heard.lease", time)
{
    protected override Guid TenantOf(UnitsLeased message) => message.Tenant;

    protected override async Task Tell(UnitsLeased message)
    {
        var tenant = TenantId.From(message.Tenant);
        if (!await grains.Tenant(tenant).IsOver())
            await grains.Units(tenant).TakeLease(message.Lease);
    }
}

using CloudCrm.Contracts;
using CloudCrm.Contracts.Bus;
using CloudCrm.Crm.Tenants.Hearing;

namespace CloudCrm.Crm.Metering.Units;

/// <summary>Billing says how many units may be used.</summary>
internal sealed class LeaseHearing(IGrainFactory grains, TimeProvider time) : Hearing<UnitsLeased>("heard.lease", grains, time)
{
    protected override Guid TenantOf(UnitsLeased message) => message.Tenant;

    protected override Task Tell(UnitsLeased message) => Grains.Units(TenantId.From(message.Tenant)).TakeLease(message.Lease);
}

using CloudCrm.Contracts.Bus;
using CloudCrm.Crm.Metering.Units;
using CloudCrm.Crm.Tenants.Hearing;
using CloudCrm.Foundation.Scheduling;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CloudCrm.Crm.Metering;

/// <summary>What acts ask before they are done: whether anything may go out, and whether a budget has units left.</summary>
internal static class MeteringModule
{
    /// <summary>Adds the capability to the CRM role.</summary>
    public static void AddMetering(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<OutboundGate>().AddSingleton<UnitGate>();
        builder.Hear<UnitsLeased, LeaseHearing>("units-leased", "crm-leases");
        builder.AddDueHandler<UnitPurge>();
    }
}

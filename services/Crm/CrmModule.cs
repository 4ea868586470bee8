using CloudCrm.Crm.Tenants;
using Microsoft.Extensions.Hosting;

namespace CloudCrm.Crm;

/// <summary>The CRM role: its database, grains and due work. One line a capability.</summary>
public static class CrmModule
{
    /// <summary>Adds the CRM to a host that has Foundation.</summary>
    public static IHostApplicationBuilder AddCrm(this IHostApplicationBuilder builder)
    {
        builder.AddTenants();
        return builder;
    }
}

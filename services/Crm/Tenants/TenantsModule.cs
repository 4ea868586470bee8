using Microsoft.Extensions.Hosting;

namespace CloudCrm.Crm.Tenants;

/// <summary>Tenants, accounts and credentials.</summary>
internal static class TenantsModule
{
    /// <summary>Adds the capability to the CRM role.</summary>
    public static void AddTenants(this IHostApplicationBuilder builder) => _ = builder.Services;
}

using CloudCrm.Crm.Customers.Importing;
using CloudCrm.Foundation.Scheduling;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CloudCrm.Crm.Customers;

/// <summary>Customers with their lists, fields and imports.</summary>
internal static class CustomersModule
{
    /// <summary>Adds the capability to the CRM role.</summary>
    public static void AddCustomers(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IDueHandler, ImportRun>();
        builder.Services.AddSingleton<IDueHandler, ImportExpiry>();
    }
}

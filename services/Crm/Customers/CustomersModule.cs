using CloudCrm.Crm.Customers.Bulk;
using CloudCrm.Crm.Customers.Fields;
using CloudCrm.Crm.Customers.Importing;
using CloudCrm.Crm.Customers.Tasks;
using CloudCrm.Foundation.Scheduling;
using Microsoft.Extensions.Hosting;

namespace CloudCrm.Crm.Customers;

/// <summary>Customers with their lists, fields, imports and tasks.</summary>
internal static class CustomersModule
{
    /// <summary>Adds the capability to the CRM role.</summary>
    public static void AddCustomers(this IHostApplicationBuilder builder)
    {
        builder.AddDueHandler<ImportRun>();
        builder.AddDueHandler<ImportExpiry>();
        builder.AddDueHandler<TaskWake>();
        builder.AddDueHandler<BulkRun>();
        builder.AddDueHandler<BulkForget>();
        builder.AddDueHandler<FieldIndexing>();
    }
}

using CloudCrm.Contracts.Bus;
using CloudCrm.Crm.Customers;
using CloudCrm.Crm.Customers.Search;
using CloudCrm.Crm.Interactions;
using CloudCrm.Crm.Live;
using CloudCrm.Crm.Mail;
using CloudCrm.Crm.Metering;
using CloudCrm.Crm.Notifications;
using CloudCrm.Crm.Tenants;
using CloudCrm.Crm.Webhooks;
using CloudCrm.Foundation.Data;
using CloudCrm.Foundation.Messaging;
using Microsoft.Extensions.Hosting;

namespace CloudCrm.Crm;

/// <summary>The CRM role: its database, the messages it sends, and one line a capability.</summary>
public static class CrmModule
{
    /// <summary>Adds the CRM to a host that has Foundation.</summary>
    public static IHostApplicationBuilder AddCrm(this IHostApplicationBuilder builder)
    {
        builder.AddCrmDatabase();
        builder.AddMail();
        builder.AddTenants();
        builder.AddNotifications();
        builder.AddCustomers();
        builder.AddMetering();
        builder.AddInteractions();
        builder.AddCustomerSearch();
        builder.AddWebhooks();
        builder.AddLive();
        return builder;
    }

    /// <summary>Adds the CRM's database and the messages that its acts send.</summary>
    public static IHostApplicationBuilder AddCrmDatabase(this IHostApplicationBuilder builder)
    {
        builder.AddTenantDb<CrmDb, PgCrmDb, LiteCrmDb>("Crm");
        builder.Services.AddBusMessage<TenantChanged>("tenant-changed");
        builder.Services.AddBusMessage<UsageRecorded>("usage-recorded");
        builder.AddOutboxMerge<UsageRecorded, UsageMerge>();
        return builder;
    }
}

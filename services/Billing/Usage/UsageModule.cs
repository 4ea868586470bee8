using CloudCrm.Billing.Usage.Intake;
using CloudCrm.Contracts.Bus;
using CloudCrm.Foundation.Messaging;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CloudCrm.Billing.Usage;

/// <summary>The ledger of usage, its rollups, and what Billing knows of tenants.</summary>
internal static class UsageModule
{
    /// <summary>Adds the capability to the Billing role.</summary>
    public static void AddUsage(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<UsageCount>();
        builder.Services.AddSingleton<UsageReport>();
        builder.Services.AddSingleton<LedgerPages>();
        builder.Services.AddSingleton<Quantities>();
        builder.Services.AddSingleton<UsageIntake>();
        builder.Services.AddHostedService(services => services.GetRequiredService<UsageIntake>());
        builder.Services.AddSingleton<LedgerMoves>();
        builder.Services.AddBusMessage<UsageRecorded>("usage-recorded");
        builder.Services.AddBusMessage<TenantChanged>("tenant-changed");
        builder.AddBusConsumer<BillingDb, UsageRecorded, UsageConsumer>("billing-usage");
        builder.AddBusConsumer<BillingDb, TenantChanged, TenantConsumer>("billing-tenants");
    }
}

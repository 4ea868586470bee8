using CloudCrm.Contracts.Bus;
using CloudCrm.Foundation.Messaging;
using Microsoft.Extensions.DependencyInjection;

namespace CloudCrm.Billing;

/// <summary>What Billing tells Crm. Each message stands under one name on both sides.</summary>
internal static class BillingMessages
{
    /// <summary>Lets Billing's acts emit them.</summary>
    public static IServiceCollection AddBillingMessages(this IServiceCollection services) => services
        .AddBusMessage<PlanChanged>("plan-changed")
        .AddBusMessage<BillingStanding>("billing-standing")
        .AddBusMessage<BillingNotice>("billing-notice")
        .AddBusMessage<ActTold>("act-told")
        .AddBusMessage<UnitsLeased>("units-leased");
}

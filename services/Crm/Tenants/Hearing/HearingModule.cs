using CloudCrm.Contracts.Bus;
using CloudCrm.Foundation.Messaging;
using CloudCrm.Foundation.Scheduling;
using Microsoft.Extensions.Hosting;

namespace CloudCrm.Crm.Tenants.Hearing;

/// <summary>What Crm hears from Billing.</summary>
internal static class HearingModule
{
    /// <summary>Adds the messages, their consumers and the work that they leave.</summary>
    public static void AddHearing(this IHostApplicationBuilder builder)
    {
        builder.Hear<PlanChanged, PlanHearing>("plan-changed", "crm-plans");
        builder.Hear<BillingStanding, StandingHearing>("billing-standing", "crm-standings");
        builder.Hear<BillingNotice, NoticeHearing>("billing-notice", "crm-notices");
        builder.Hear<ActTold, ActHearing>("act-told", "crm-acts");
    }

    /// <summary>Hears one message.</summary>
    /// <param name="builder">The CRM role.</param>
    /// <param name="message">The message's name.</param>
    /// <param name="consumer">The consumer's name for ever.</param>
    public static void Hear<TMessage, THearing>(this IHostApplicationBuilder builder, string message, string consumer)
        where TMessage : class
        where THearing : Hearing<TMessage>
    {
        builder.Services.AddBusMessage<TMessage>(message);
        builder.AddBusConsumer<CrmDb, TMessage, THearing>(consumer);
        builder.AddDueHandler<THearing>();
    }
}

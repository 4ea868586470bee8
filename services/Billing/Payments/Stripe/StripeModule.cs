using CloudCrm.Billing.Payments.Stripe.Collection;
using CloudCrm.Billing.Payments.Stripe.Gate;
using CloudCrm.Billing.Payments.Stripe.Intake;
using CloudCrm.Billing.Payments.Stripe.Meters;
using CloudCrm.Billing.Payments.Stripe.Reconciliation;
using CloudCrm.Billing.Payments.Stripe.Subscriptions;
using CloudCrm.Foundation.Scheduling;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CloudCrm.Billing.Payments.Stripe;

/// <summary>Invoices are collected, and usage is shown, through Stripe.</summary>
internal static class StripeModule
{
    /// <summary>Adds the capability to the Billing role.</summary>
    public static void AddStripe(this IHostApplicationBuilder builder)
    {
        var settings = StripeSettings.From(builder.Configuration);
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton<StripePurging>();
        builder.Services.AddSingleton<StripeCallLog>();
        builder.Services.AddSingleton<StripeGate>();
        builder.AddDueHandler<StripePurge>();
        builder.Services.AddSingleton<StripeOwners>();
        builder.Services.AddSingleton<StripeEventHandlers>();
        builder.Services.AddSingleton<StripeEventStore>();
        builder.AddDueHandler<StripeEventWork>();
        builder.AddStripeSubscriptions();
        builder.AddStripeMeters();
        builder.AddStripeReconciliation();
        builder.AddCollection(settings);
    }
}

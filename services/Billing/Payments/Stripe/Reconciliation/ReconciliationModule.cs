using CloudCrm.Billing.Payments.Stripe.Intake;
using CloudCrm.Foundation.Scheduling;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CloudCrm.Billing.Payments.Stripe.Reconciliation;

/// <summary>What we and Stripe know is compared, and repaired where it can be.</summary>
internal static class ReconciliationModule
{
    /// <summary>Adds the capability to the Billing role.</summary>
    public static void AddStripeReconciliation(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<FindingBook>().AddSingleton<UsageCheck>().AddSingleton<StripeReconciler>();
        builder.Services.AddSingleton<SubscriptionTerms>().AddSingleton<SubscriptionCheck>().AddSingleton<InvoiceCheck>().AddSingleton<UnknownMoneyCheck>();
        builder.Services.AddSingleton<EventsCheck>().AddSingleton<IStripeEventHandler, MeterErrors>();
        builder.AddDueHandler<StripeReconcileWork>();
        builder.AddDueHandler<EventsCheckWork>();
    }
}

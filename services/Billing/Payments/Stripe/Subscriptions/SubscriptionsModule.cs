using CloudCrm.Billing.Payments.Stripe.Intake;
using CloudCrm.Foundation.Scheduling;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CloudCrm.Billing.Payments.Stripe.Subscriptions;

/// <summary>Customers, subscriptions and their prices on Stripe.</summary>
internal static class SubscriptionsModule
{
    /// <summary>Adds the capability to the Billing role.</summary>
    public static void AddStripeSubscriptions(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<StripeAccounts>().AddSingleton<StripePrices>().AddSingleton<StripeOffers>();
        builder.Services.AddSingleton<StripeCustomers>().AddSingleton<StripeSync>().AddSingleton<StripeFollow>();
        builder.Services.AddSingleton<IStripeEventHandler, StripeAccountEvents>();
        builder.AddDueHandler<StripeFollowWork>();
    }
}

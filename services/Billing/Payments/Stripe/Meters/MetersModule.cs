using CloudCrm.Foundation.Scheduling;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CloudCrm.Billing.Payments.Stripe.Meters;

/// <summary>Stripe shows what tenants use.</summary>
internal static class MetersModule
{
    /// <summary>Adds the capability to the Billing role.</summary>
    public static void AddStripeMeters(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<StripeCollectors>().AddSingleton<LateUsage>();
        builder.Services.AddSingleton<StripeMeterBook>().AddSingleton<StripeEventSender>().AddSingleton<UsageSender>();
        builder.AddDueHandler<StripeMeterWork>();
    }
}

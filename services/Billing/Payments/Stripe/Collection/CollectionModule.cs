using CloudCrm.Billing.Payments.Stripe.Intake;
using CloudCrm.Foundation.Scheduling;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CloudCrm.Billing.Payments.Stripe.Collection;

/// <summary>Stripe collects our invoices.</summary>
internal static class CollectionModule
{
    /// <summary>Adds it to the Billing role; Stripe collects where there is a key.</summary>
    public static void AddCollection(this IHostApplicationBuilder builder, StripeSettings settings)
    {
        builder.Services.AddSingleton<InvoiceCalls>().AddSingleton<ChargeCalls>().AddSingleton<DraftHolding>().AddSingleton<DraftFinding>().AddSingleton<DraftFilling>()
            .AddSingleton<PaymentBooking>().AddSingleton<InvoiceLowering>().AddSingleton<FinalFollowing>().AddSingleton<Collector>()
            .AddSingleton<IStripeEventHandler, InvoiceEvents>().AddSingleton<IStripeEventHandler, ChargeEvents>();
        builder.Services.AddSingleton<IDueHandler>(services => services.GetRequiredService<DraftHolding>());
        if (settings.IsOn)
            builder.Services.AddSingleton<IPaymentPort, StripePayments>();
    }
}

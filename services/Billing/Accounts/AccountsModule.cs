using CloudCrm.Billing.Payments;
using CloudCrm.Contracts.Bus;
using CloudCrm.Foundation.Messaging;
using CloudCrm.Foundation.Scheduling;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace CloudCrm.Billing.Accounts;

/// <summary>What tenants pay by.</summary>
internal static class AccountsModule
{
    /// <summary>Adds the capability to the Billing role.</summary>
    public static void AddAccounts(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<Charges>();
        builder.Services.AddSingleton<RunningAccounts>();
        builder.AddBusConsumer<BillingDb, TenantChanged, NewTenants>("billing-accounts");
        builder.AddDueHandler<AccountOpening>();
        builder.AddDueHandler<AccountRenewal>();
        builder.AddDueHandler<PriceNotice>();
        builder.AddDueHandler<InvoiceIssue>();
        builder.AddDueHandler<InvoiceDunning>();
        builder.AddDueHandler<InvoiceRerating>();
        builder.AddDueHandler<AnswerPurge>();
        builder.AddDueHandler<CreditEnding>();
        builder.AddDueHandler<InvoiceAligning>();
        builder.AddDueHandler<RefundSending>();
        builder.Services.TryAddSingleton<IPaymentPort, OfflinePayments>();
        builder.Services.AddSingleton<InvoiceDrafts>();
        builder.Services.AddSingleton<InvoicePages>();
        builder.Services.AddSingleton(SellerSettings.From(builder.Configuration));
    }
}

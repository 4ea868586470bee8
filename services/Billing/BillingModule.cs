using CloudCrm.Billing.Accounts;
using CloudCrm.Billing.Budgets;
using CloudCrm.Billing.Quotes;
using CloudCrm.Billing.Invoices;
using CloudCrm.Billing.Metering;
using CloudCrm.Billing.Payments.Stripe;
using CloudCrm.Billing.PriceBook;
using CloudCrm.Billing.Statements;
using CloudCrm.Billing.Usage;
using CloudCrm.Foundation.Data;
using Microsoft.Extensions.Hosting;

namespace CloudCrm.Billing;

/// <summary>The Billing role: its database, consumers and grains. One line a capability.</summary>
public static class BillingModule
{
    /// <summary>Adds Billing to a host that has Foundation.</summary>
    public static IHostApplicationBuilder AddBilling(this IHostApplicationBuilder builder)
    {
        builder.AddTenantDb<BillingDb, PgBillingDb, LiteBillingDb>("Billing");
        builder.Services.AddBillingMessages();
        builder.AddMetering();
        builder.AddUsage();
        builder.AddPriceBook();
        builder.AddAccounts();
        builder.AddInvoices();
        builder.AddBudgets();
        builder.AddQuotes();
        builder.AddStatements();
        builder.AddStripe();
        return builder;
    }
}

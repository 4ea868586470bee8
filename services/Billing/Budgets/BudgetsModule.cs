using CloudCrm.Foundation.Scheduling;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CloudCrm.Billing.Budgets;

/// <summary>Budgets: what tenants mean to use.</summary>
internal static class BudgetsModule
{
    /// <summary>Adds the capability to the Billing role.</summary>
    public static void AddBudgets(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<Measuring>().AddSingleton<SpendingReader>();
        builder.Services.AddHostedService<BudgetWatch>();
        builder.AddDueHandler<BudgetWork>();
    }
}

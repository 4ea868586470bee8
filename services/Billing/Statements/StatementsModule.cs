using CloudCrm.Foundation.Scheduling;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CloudCrm.Billing.Statements;

/// <summary>Statements: what periods come to, and why.</summary>
internal static class StatementsModule
{
    /// <summary>Adds the capability to the Billing role.</summary>
    public static void AddStatements(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<StatementPeriods>();
        builder.Services.AddSingleton<Histories>();
        builder.Services.AddSingleton<WeightReader>();
        builder.Services.AddSingleton<CostReader>();
        builder.Services.AddSingleton<PricedPeriods>();
        builder.Services.AddSingleton<EventShares>();
        builder.Services.AddSingleton<InteractionCosts>();
        builder.Services.AddSingleton<CustomerCosts>();
        builder.Services.AddSingleton<AnomalyReader>();
        builder.AddDueHandler<AnomalyWork>();
    }
}

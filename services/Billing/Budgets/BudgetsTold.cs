using System.Collections.Immutable;
using CloudCrm.Contracts.Metering;

namespace CloudCrm.Billing.Budgets;

/// <summary>What was told of budgets, so that nothing is told twice.</summary>
/// <param name="Leases">The last word to Crm about each meter and period.</param>
/// <param name="Alerts">Which percentages of the running period people know.</param>
internal sealed record BudgetsTold(ImmutableArray<UnitLease> Leases, ImmutableArray<ToldAlert> Alerts)
{
    /// <summary>Nothing yet.</summary>
    public static BudgetsTold Nothing { get; } = new([], []);

    /// <summary>Without what is over.</summary>
    public BudgetsTold Since(DateTimeOffset periodStart) => new(
        [.. Leases.Where(lease => lease.PeriodEnd > periodStart)], [.. Alerts.Where(alert => alert.PeriodStart >= periodStart)]);
}

/// <summary>A percentage of a budget that people know.</summary>
/// <param name="Budget">The budget.</param>
/// <param name="PeriodStart">The period (UTC).</param>
/// <param name="Percent">The percentage.</param>
internal sealed record ToldAlert(Guid Budget, DateTimeOffset PeriodStart, int Percent);

using System.Collections.Immutable;
using CloudCrm.Billing.Metering;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Billing;
using CloudCrm.Contracts.Metering;

namespace CloudCrm.Billing.Budgets;

/// <summary>Every decision about budgets; pure.</summary>
internal static class BudgetRules
{
    /// <summary>The most budgets of a tenant.</summary>
    public const int BudgetsMax = 50;

    /// <summary>The most units.</summary>
    public const long UnitsMax = 1_000_000_000_000_000;

    private const int NameMax = 100;
    private const int AlertsMax = 10;
    private const int PercentMax = 1_000;

    /// <summary>What is refused when a budget is used up. All else counts and alerts: it happened, or it is what one needs to get out of it.</summary>
    private static readonly string[] Refusable = [Meters.MessagesOutbound, Meters.StorageBytes];

    /// <summary>A new budget.</summary>
    public static Outcome<Budget> Make(IReadOnlyCollection<Budget> others, Guid id, MakeBudget command, MeterTable meters)
    {
        if (command.Amount is not null)
            return Refusal.Invalid("amount", "Budgets in money come with a later release: set units of a meter.", "money_not_yet");
        if (command.Meter is null || meters.Find(command.Meter) is not { ArchivedAt: null })
            return Refusal.Invalid("meter", "There is no such meter.", "meter_unknown");
        if (command.Units is not { } units)
            return Refusal.Invalid("units", "How many units?");
        if (others.Count >= BudgetsMax)
            return Refusal.LimitReached($"At most {BudgetsMax} budgets.", "too_many_budgets");
        return Checked(new(id, command.Name, command.Meter, units, Sorted(command.Alerts), command.HardCap, 1));
    }

    /// <summary>The budget after a change; itself where nothing changes.</summary>
    public static Outcome<Budget> Change(this Budget budget, ChangeBudget command, long? expectedVersion)
    {
        if (expectedVersion is { } expected && expected != budget.Version)
            return Refusal.Stale();
        var after = budget with
        {
            Name = command.Name ?? budget.Name,
            Units = command.Units ?? budget.Units,
            Alerts = command.Alerts is { } alerts ? Sorted(alerts) : budget.Alerts,
            HardCap = command.HardCap ?? budget.HardCap,
        };
        if (after.Name == budget.Name && after.Units == budget.Units && after.HardCap == budget.HardCap && after.Alerts.SequenceEqual(budget.Alerts))
            return budget;
        return Checked(after with { Version = budget.Version + 1 });
    }

    /// <summary>The tightest cap of a meter; null where none caps it.</summary>
    public static Budget? Cap(IEnumerable<Budget> budgets, string meter) =>
        budgets.Where(budget => budget.HardCap && budget.Meter == meter).OrderBy(budget => budget.Units).ThenBy(budget => budget.Id).FirstOrDefault();

    /// <summary>Which percentages of a budget are reached.</summary>
    public static IEnumerable<int> Reached(this Budget budget, long used) => budget.Alerts.Where(percent => (Int128)used * 100 >= (Int128)budget.Units * percent);

    private static Outcome<Budget> Checked(Budget budget)
    {
        if (PlainText.CheckName("name", budget.Name, NameMax) is { } wrong)
            return wrong;
        if (budget.Units is < 1 or > UnitsMax)
            return Refusal.Invalid("units", $"1 to {UnitsMax}.");
        if (budget.Alerts.Length > AlertsMax || budget.Alerts.Any(percent => percent is < 1 or > PercentMax))
            return Refusal.Invalid("alerts", $"At most {AlertsMax} percentages, each 1 to {PercentMax}.");
        return budget.HardCap && !Refusable.Contains(budget.Meter)
            ? Refusal.Invalid("hardCap", $"Only {string.Join(" and ", Refusable)} can be capped: what comes from outside, or keeps the tenant going, is never refused.", "not_refusable")
            : budget;
    }

    private static ImmutableArray<int> Sorted(ImmutableArray<int> alerts) => [.. alerts.Distinct().Order()];
}

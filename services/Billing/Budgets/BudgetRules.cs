using System.Collections.Immutable;
using CloudCrm.Billing.Accounts;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Billing;
using CloudCrm.Contracts.Metering;
using CloudCrm.Foundation.Data;

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
    public static Outcome<Budget> Make(IReadOnlyCollection<Budget> others, Guid id, MakeBudget command, Measured measured)
    {
        if (others.Count >= BudgetsMax)
            return Refusal.LimitReached($"At most {BudgetsMax} budgets.", "too_many_budgets");
        if (command is { Amount: not null, Units: not null })
            return Refusal.Invalid("amount", "Either units or an amount.");
        if (command is { Meter: null, Units: not null })
            return Refusal.Invalid("meter", "Units of which meter?");
        if (command.Meter is null ? command.Amount is null : measured.Meters.Find(command.Meter) is not { ArchivedAt: null })
            return Refusal.Invalid("meter", "There is no such meter.", "meter_unknown");
        if (command is { Amount: null, Units: null })
            return Refusal.Invalid("units", "How many units of it, or which amount?");
        var budget = new Budget(id, command.Name, command.Meter, command.Units, null, null, Sorted(command.Alerts), command.HardCap, 1);
        return command.Amount is { } text ? budget.In(text, measured).Then(Checked) : Checked(budget);
    }

    /// <summary>The budget after a change; itself where nothing changes.</summary>
    public static Outcome<Budget> Change(this Budget budget, ChangeBudget command, long? expectedVersion, Measured measured)
    {
        if (expectedVersion is { } expected && expected != budget.Version)
            return Refusal.Stale();
        if (command.Units is not null && budget.Units is null)
            return Refusal.Invalid("units", "It is a budget in money: change its amount.");
        if (command.Amount is not null && budget.Amount is null)
            return Refusal.Invalid("amount", "It is a budget in units: change these.");
        var after = budget with
        {
            Name = command.Name ?? budget.Name,
            Units = command.Units ?? budget.Units,
            Alerts = command.Alerts is { } alerts ? Sorted(alerts) : budget.Alerts,
            HardCap = command.HardCap ?? budget.HardCap,
        };
        if (command.Amount is { } text && !after.In(text, measured).Try(out after!, out var refusal))
            return refusal;
        return after with { Alerts = budget.Alerts } == budget && after.Alerts.SequenceEqual(budget.Alerts) ? budget : Checked(after with { Version = budget.Version + 1 });
    }

    /// <summary>What caps a meter most tightly now, with how many units it allows; null where nothing caps it. Money for all meters caps what can be sent.</summary>
    public static (Budget Budget, long Allowed)? Cap(IEnumerable<Budget> budgets, string meter, Func<Budget, long?> allowed) => budgets
        .Where(budget => budget.HardCap && budget.Capped() == meter).OrderBy(budget => budget.Id)
        .Select(budget => (budget, allowed(budget))).Where(it => it.Item2 is not null).Select(it => ((Budget, long)?)(it.budget, it.Item2!.Value)).MinBy(it => it!.Value.Item2);

    /// <summary>The meter that a hard cap of it bounds.</summary>
    public static string Capped(this Budget budget) => budget.Meter ?? Meters.MessagesOutbound;

    /// <summary>Which percentages of a budget are reached.</summary>
    /// <param name="budget">The budget.</param>
    /// <param name="used">Units or money that are used of it.</param>
    /// <param name="isFull">Whether nothing more goes through, though a rest of the money is left.</param>
    public static IEnumerable<int> Reached(this Budget budget, decimal used, bool isFull) =>
        budget.Alerts.Where(percent => used * 100 >= (budget.Amount ?? budget.Units!.Value) * percent || (isFull && percent <= 100));

    private static Outcome<Budget> In(this Budget budget, string text, Measured measured)
    {
        if (measured.Spending is not { Currency: var money })
            return Refusal.Invalid("amount", "The tenant has no billing account, so that its usage costs nothing.", "no_billing_account");
        return Money.Read(text, "amount", money).Select(amount => budget with { Amount = amount, Currency = money.Code });
    }

    private static Outcome<Budget> Checked(Budget budget)
    {
        if (PlainText.CheckName("name", budget.Name, NameMax) is { } wrong)
            return wrong;
        if (budget.Units is < 1 or > UnitsMax)
            return Refusal.Invalid("units", $"1 to {UnitsMax}.");
        if (budget.Amount == 0)
            return Refusal.Invalid("amount", "It must be more than 0.");
        if (budget.Alerts.Length > AlertsMax || budget.Alerts.Any(percent => percent is < 1 or > PercentMax))
            return Refusal.Invalid("alerts", $"At most {AlertsMax} percentages, each 1 to {PercentMax}.");
        return budget.HardCap && !Refusable.Contains(budget.Capped())
            ? Refusal.Invalid("hardCap", $"Only {string.Join(" and ", Refusable)} can be capped: what comes from outside, or keeps the tenant going, is never refused.", "not_refusable")
            : budget;
    }

    private static ImmutableArray<int> Sorted(ImmutableArray<int> alerts) => [.. alerts.Distinct().Order()];
}

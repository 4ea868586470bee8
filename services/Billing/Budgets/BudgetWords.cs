using System.Collections.Immutable;
using System.Globalization;
using CloudCrm.Billing.Rating;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Billing;
using CloudCrm.Contracts.Metering;

namespace CloudCrm.Billing.Budgets;

/// <summary>What is to be told of budgets now: leases to Crm, alerts to people. Pure.</summary>
/// <param name="Leases">New words about leases.</param>
/// <param name="News">New alerts.</param>
/// <param name="Told">What is told with them.</param>
internal sealed record BudgetWords(ImmutableArray<UnitLease> Leases, ImmutableArray<BillingNews> News, BudgetsTold Told)
{
    /// <summary>Whether there is nothing to say.</summary>
    public bool IsSilence => Leases.IsEmpty && News.IsEmpty;

    /// <summary>What budgets have to say.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="budgets">All of them.</param>
    /// <param name="measured">What is used.</param>
    /// <param name="told">What was told before.</param>
    /// <param name="version">The version of the new words.</param>
    public static BudgetWords Of(TenantId tenant, IReadOnlyCollection<Budget> budgets, Measured measured, BudgetsTold told, long version)
    {
        var known = told.Since(measured.Start);
        var leases = Wanted(budgets, measured, known, version)
            .Where(lease => !known.Leases.Any(last => last with { Version = version } == lease)).ToImmutableArray();
        var alerts = budgets.SelectMany(budget => budget.Reached(measured.Reached(budget), measured.IsFull(budget)).Select(percent => new ToldAlert(budget.Id, measured.Start, percent)))
            .Except(known.Alerts).ToImmutableArray();
        return new(
            leases,
            [.. alerts.Select(alert => AlertOf(tenant, budgets.First(budget => budget.Id == alert.Budget), alert, measured))],
            new([.. known.Leases.Where(last => !leases.Any(lease => IsSame(lease, last))), .. leases], known.Alerts.AddRange(alerts)));
    }

    /// <summary>What Crm should know: of every meter that is capped, or was, the running period and the next one, which it then needs not wait for.</summary>
    private static IEnumerable<UnitLease> Wanted(IReadOnlyCollection<Budget> budgets, Measured measured, BudgetsTold known, long version)
    {
        var meters = budgets.Where(budget => budget.HardCap).Select(budget => budget.Capped()).Concat(known.Leases.Select(lease => lease.Meter)).Distinct();
        foreach (var meter in meters)
        {
            yield return Lease(BudgetRules.Cap(budgets, meter, cap => measured.Allowed(cap, meter)), meter, measured.Start, measured.End, measured.During.GetValueOrDefault(meter), version);
            yield return Lease(BudgetRules.Cap(budgets, meter, cap => measured.AllowedNext(cap, meter)), meter, measured.End, measured.NextEnd, 0, version);
        }
    }

    private static UnitLease Lease((Budget Budget, long Allowed)? cap, string meter, DateTimeOffset start, DateTimeOffset end, long used, long version) => cap is not var (budget, allowed)
        ? new(meter, start, end, null, null, 0, version)
        : new(meter, start, end, allowed, new(budget.Id, budget.Name), used, version);

    private static bool IsSame(UnitLease one, UnitLease other) => one.Meter == other.Meter && one.PeriodStart == other.PeriodStart;

    private static BillingNews AlertOf(TenantId tenant, Budget budget, ToldAlert alert, Measured measured) => new(
        Ids.From($"{tenant}", "budget.alert", $"{budget.Id:n}", $"{alert.PeriodStart.UtcTicks}", $"{alert.Percent}"),
        BillingNewsKind.BudgetAlert,
        [
            new("budget", budget.Name),
            new("percent", alert.Percent.ToString(CultureInfo.InvariantCulture)),
            new("used", Text(budget, measured.Reached(budget))),
            new("limit", budget.Units is { } units ? $"{Text(budget, units)} {budget.Meter}" : Text(budget, budget.Amount!.Value)),
        ],
        null,
        budget.Id);

    private static string Text(Budget budget, decimal number) =>
        Currency.TryParse(budget.Currency, out var money) ? $"{money.Text(number)} {money}" : number.ToString("N0", CultureInfo.InvariantCulture);
}

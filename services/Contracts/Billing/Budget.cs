using System.Collections.Immutable;

namespace CloudCrm.Contracts.Billing;

/// <summary>A bound that a tenant sets itself: how many units of a meter it means to use in a billing period.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">1 to 100 characters.</param>
/// <param name="Meter">The meter's code.</param>
/// <param name="Units">Units of a billing period; of <c>storage.bytes</c> and <c>seats</c> how many there may be.</param>
/// <param name="Alerts">At which percentages of the units people are told, once a period each; ascending.</param>
/// <param name="HardCap">Whether acts are refused that would go beyond it.</param>
/// <param name="Version">Grows by one a change.</param>
[GenerateSerializer, Immutable, Alias("Budget")]
public sealed record Budget(
    [property: Id(0)] Guid Id,
    [property: Id(1)] string Name,
    [property: Id(2)] string Meter,
    [property: Id(3)] long Units,
    [property: Id(4)] ImmutableArray<int> Alerts,
    [property: Id(5)] bool HardCap,
    [property: Id(6)] long Version);

/// <summary>A budget and how far it is used.</summary>
/// <param name="Budget">The budget.</param>
/// <param name="PeriodStart">When the billing period began (UTC).</param>
/// <param name="PeriodEnd">When it ends (UTC).</param>
/// <param name="Used">Units that the ledger has of it.</param>
[GenerateSerializer, Immutable, Alias("BudgetStatus")]
public sealed record BudgetStatus(
    [property: Id(0)] Budget Budget, [property: Id(1)] DateTimeOffset PeriodStart, [property: Id(2)] DateTimeOffset PeriodEnd, [property: Id(3)] long Used);

/// <summary>Makes a budget.</summary>
/// <param name="Name">1 to 100 characters.</param>
/// <param name="Meter">The meter's code.</param>
/// <param name="Units">1 to 10^15.</param>
/// <param name="Amount">A budget in money; refused until usage is rated as it comes.</param>
/// <param name="Alerts">Percentages, 1 to 1,000; at most 10.</param>
/// <param name="HardCap">Whether acts are refused that would go beyond it; only for what can be refused.</param>
[GenerateSerializer, Immutable, Alias("MakeBudget")]
public sealed record MakeBudget(
    [property: Id(0)] string Name,
    [property: Id(1)] string? Meter,
    [property: Id(2)] long? Units,
    [property: Id(3)] decimal? Amount,
    [property: Id(4)] ImmutableArray<int> Alerts,
    [property: Id(5)] bool HardCap);

/// <summary>Changes a budget; null leaves it as it is.</summary>
/// <param name="Name">1 to 100 characters.</param>
/// <param name="Units">1 to 10^15.</param>
/// <param name="Alerts">The whole new list.</param>
/// <param name="HardCap">Whether acts are refused that would go beyond it.</param>
[GenerateSerializer, Immutable, Alias("ChangeBudget")]
public sealed record ChangeBudget(
    [property: Id(0)] string? Name, [property: Id(1)] long? Units, [property: Id(2)] ImmutableArray<int>? Alerts, [property: Id(3)] bool? HardCap);

/// <summary>A tenant's budgets. Key: the tenant.</summary>
[Alias("IBudgetBookGrain")]
public interface IBudgetBookGrain : IGrainWithStringKey
{
    /// <summary>All of them by name, at most 50, with what is used.</summary>
    [Alias("List")]
    Task<ImmutableArray<BudgetStatus>> List();

    /// <summary>One of them.</summary>
    [Alias("Read")]
    Task<Outcome<BudgetStatus>> Read(Guid id);

    /// <summary>Makes one under an id of the caller's making; the same again gives the first answer.</summary>
    [Alias("Make")]
    Task<Outcome<BudgetStatus>> Make(Guid id, MakeBudget command, Caller caller, Once once);

    /// <summary>Changes one. <paramref name="expectedVersion"/> null means any.</summary>
    [Alias("Change")]
    Task<Outcome<BudgetStatus>> Change(Guid id, ChangeBudget command, long? expectedVersion, Caller caller);

    /// <summary>Deletes one; what it caps is free again. Idempotent only in its effect: a second time there is none.</summary>
    [Alias("Delete")]
    Task<Outcome<Done>> Delete(Guid id, long? expectedVersion, Caller caller);

    /// <summary>Looks at what is used: tells people of percentages that are reached, and Crm of units under a cap. Idempotent.</summary>
    /// <param name="isTime">Whether the scheduler asks, which then wants to be told when to come again.</param>
    [Alias("Check")]
    Task Check(bool isTime);
}

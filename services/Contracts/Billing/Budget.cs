using System.Collections.Immutable;

namespace CloudCrm.Contracts.Billing;

/// <summary>A bound that a tenant sets itself in a billing period: how many units of a meter it means to use, or what usage may cost.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">1 to 100 characters.</param>
/// <param name="Meter">The meter's code; null for money that all usage together may cost.</param>
/// <param name="Units">Units of a billing period, of <c>storage.bytes</c> and <c>seats</c> how many there may be; null for a budget in money.</param>
/// <param name="Amount">What metered usage may cost in a billing period, before discounts and tax, without base and seats; null for a budget in units.</param>
/// <param name="Currency">ISO 4217, with an amount. Where the account has another one by now, the budget rests until its amount is set anew.</param>
/// <param name="Alerts">At which percentages people are told, once a period each; ascending.</param>
/// <param name="HardCap">Whether acts are refused that would go beyond it.</param>
/// <param name="Version">Grows by one a change.</param>
[GenerateSerializer, Immutable, Alias("Budget")]
public sealed record Budget(
    [property: Id(0)] Guid Id,
    [property: Id(1)] string Name,
    [property: Id(2)] string? Meter,
    [property: Id(3)] long? Units,
    [property: Id(4)] decimal? Amount,
    [property: Id(5)] string? Currency,
    [property: Id(6)] ImmutableArray<int> Alerts,
    [property: Id(7)] bool HardCap,
    [property: Id(8)] long Version);

/// <summary>A budget and how far it is used.</summary>
/// <param name="Budget">The budget.</param>
/// <param name="PeriodStart">When the billing period began (UTC).</param>
/// <param name="PeriodEnd">When it ends (UTC).</param>
/// <param name="Used">Units that the ledger has of its meter; null for all meters together.</param>
/// <param name="Amount">The budget's amount as decimal text; null for a budget in units.</param>
/// <param name="Spent">What these cost by now as decimal text; null for a budget in units, and while one in money rests.</param>
[GenerateSerializer, Immutable, Alias("BudgetStatus")]
public sealed record BudgetStatus(
    [property: Id(0)] Budget Budget,
    [property: Id(1)] DateTimeOffset PeriodStart,
    [property: Id(2)] DateTimeOffset PeriodEnd,
    [property: Id(3)] long? Used,
    [property: Id(4)] string? Amount,
    [property: Id(5)] string? Spent);

/// <summary>Makes a budget: in units of a meter, or in money.</summary>
/// <param name="Name">1 to 100 characters.</param>
/// <param name="Meter">The meter's code; may be left out with an amount.</param>
/// <param name="Units">1 to 10^15; not with an amount.</param>
/// <param name="Amount">Decimal text in the account's currency, more than 0; not with units.</param>
/// <param name="Alerts">Percentages, 1 to 1,000; at most 10.</param>
/// <param name="HardCap">Whether acts are refused that would go beyond it; only for what can be refused.</param>
[GenerateSerializer, Immutable, Alias("MakeBudget")]
public sealed record MakeBudget(
    [property: Id(0)] string Name,
    [property: Id(1)] string? Meter,
    [property: Id(2)] long? Units,
    [property: Id(3)] string? Amount,
    [property: Id(4)] ImmutableArray<int> Alerts,
    [property: Id(5)] bool HardCap);

/// <summary>Changes a budget; null leaves it as it is.</summary>
/// <param name="Name">1 to 100 characters.</param>
/// <param name="Units">1 to 10^15; only of a budget in units.</param>
/// <param name="Amount">Decimal text in the account's currency; only of a budget in money.</param>
/// <param name="Alerts">The whole new list.</param>
/// <param name="HardCap">Whether acts are refused that would go beyond it.</param>
[GenerateSerializer, Immutable, Alias("ChangeBudget")]
public sealed record ChangeBudget(
    [property: Id(0)] string? Name,
    [property: Id(1)] long? Units,
    [property: Id(2)] string? Amount,
    [property: Id(3)] ImmutableArray<int>? Alerts,
    [property: Id(4)] bool? HardCap);

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

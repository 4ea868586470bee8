using System.Collections.Immutable;

namespace CloudCrm.Contracts.Billing;

/// <summary>What the usage with one customer costs in the running period: its share of what the period charges for each meter so far, by quantity, before discounts and tax.</summary>
/// <param name="Currency">ISO 4217.</param>
/// <param name="PeriodFrom">The period's first day.</param>
/// <param name="PeriodTo">The day after its last.</param>
/// <param name="Amount">Decimal text with up to 6 decimals.</param>
/// <param name="Units">What was used of each meter that has a price; empty where that is nothing.</param>
[GenerateSerializer, Immutable, Alias("CustomerCost")]
public sealed record CustomerCost(
    [property: Id(0)] string Currency, [property: Id(1)] DateOnly PeriodFrom, [property: Id(2)] DateOnly PeriodTo, [property: Id(3)] string Amount,
    [property: Id(4)] ImmutableArray<InteractionUnits> Units);

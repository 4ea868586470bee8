namespace CloudCrm.Client;

/// <summary>What the usage with one customer costs in the running billing period: its share of what the period charges for each meter so far, by quantity, before discounts and tax.</summary>
/// <param name="Currency">ISO 4217.</param>
/// <param name="PeriodFrom">The period's first day.</param>
/// <param name="PeriodTo">The day after its last.</param>
/// <param name="Amount">Decimal text with up to 6 decimals: a message may cost less than the currency's smallest unit.</param>
/// <param name="Units">What was used of each meter that has a price; empty where that is nothing.</param>
/// <remarks>
/// It moves as more is used, with other customers too. Stored bytes are charged by the time that they are there and belong to no customer.
/// </remarks>
public sealed record CustomerCost(string Currency, DateOnly PeriodFrom, DateOnly PeriodTo, string Amount, IReadOnlyList<InteractionUnits> Units);

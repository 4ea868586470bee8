namespace CloudCrm.Client;

/// <summary>What the usage of one interaction costs: its share of what its periods charge for each meter, by quantity, before discounts and tax.</summary>
/// <param name="Currency">ISO 4217: that of its last period; what was charged in another one before is left out.</param>
/// <param name="Amount">Decimal text with up to 6 decimals: a message may cost less than the currency's smallest unit.</param>
/// <param name="Units">What it used of each meter that has a price; empty where that is nothing.</param>
/// <param name="IsFinal">Whether all of its usage so far lies in periods that have an invoice; until then the cost moves as more is used, by others too.</param>
/// <remarks>
/// Stored bytes are charged by the time that they are there and belong to no interaction. An active customer is that of the interaction with which it became active in the period.
/// Of interactions over more than 24 periods the last 24 count.
/// </remarks>
public sealed record InteractionCost(string Currency, string Amount, IReadOnlyList<InteractionUnits> Units, bool IsFinal);

/// <summary>What an interaction used of a meter.</summary>
/// <param name="Meter">The meter's code.</param>
/// <param name="Quantity">Priced units, decimal text.</param>
/// <param name="Amount">Decimal text with up to 6 decimals.</param>
public sealed record InteractionUnits(string Meter, string Quantity, string Amount);

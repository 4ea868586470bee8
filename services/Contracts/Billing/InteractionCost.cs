using System.Collections.Immutable;

namespace CloudCrm.Contracts.Billing;

/// <summary>What the usage of one interaction costs: its share of what its periods charge for each meter, by quantity, before discounts and tax.</summary>
/// <param name="Currency">ISO 4217: that of its last period; what was charged in another one before is left out.</param>
/// <param name="Amount">Decimal text with up to 6 decimals: a message may cost less than the currency's smallest unit.</param>
/// <param name="Units">What it used of each meter that has a price; empty where that is nothing.</param>
/// <param name="IsFinal">Whether all of its usage so far lies in periods that have an invoice.</param>
[GenerateSerializer, Immutable, Alias("InteractionCost")]
public sealed record InteractionCost(
    [property: Id(0)] string Currency, [property: Id(1)] string Amount, [property: Id(2)] ImmutableArray<InteractionUnits> Units, [property: Id(3)] bool IsFinal);

/// <summary>What an interaction used of a meter.</summary>
/// <param name="Meter">The meter's code.</param>
/// <param name="Quantity">Priced units, decimal text.</param>
/// <param name="Amount">Decimal text with up to 6 decimals.</param>
[GenerateSerializer, Immutable, Alias("InteractionUnits")]
public sealed record InteractionUnits([property: Id(0)] string Meter, [property: Id(1)] string Quantity, [property: Id(2)] string Amount);

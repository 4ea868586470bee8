using System.Collections.Immutable;
using CloudCrm.Billing.Rating;

namespace CloudCrm.Billing.PriceBook;

/// <summary>A plan of a price book.</summary>
/// <param name="Code">Its code, the same in every version.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Rank">Of two plans the one with the higher rank is the upgrade.</param>
/// <param name="TrialDays">Days at the beginning that cost nothing.</param>
/// <param name="Prices">By the currency's code; every currency is there.</param>
public sealed record Plan(string Code, string Name, int Rank, int TrialDays, ImmutableSortedDictionary<string, PlanPrices> Prices);
